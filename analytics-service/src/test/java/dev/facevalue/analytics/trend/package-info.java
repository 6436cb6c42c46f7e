@NullMarked
package dev.facevalue.analytics.trend;

import org.jspecify.annotations.NullMarked;
