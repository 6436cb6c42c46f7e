@NullMarked
package dev.facevalue.analytics.store;

import org.jspecify.annotations.NullMarked;
