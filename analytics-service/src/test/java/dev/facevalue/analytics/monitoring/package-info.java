@NullMarked
package dev.facevalue.analytics.monitoring;

import org.jspecify.annotations.NullMarked;
