@NullMarked
package dev.facevalue.analytics.projection;

import org.jspecify.annotations.NullMarked;
