@NullMarked
package dev.facevalue.analytics.dashboard;

import org.jspecify.annotations.NullMarked;
