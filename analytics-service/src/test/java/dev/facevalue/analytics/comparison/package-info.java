@NullMarked
package dev.facevalue.analytics.comparison;

import org.jspecify.annotations.NullMarked;
