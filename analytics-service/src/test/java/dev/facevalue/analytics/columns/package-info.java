@NullMarked
package dev.facevalue.analytics.columns;

import org.jspecify.annotations.NullMarked;
