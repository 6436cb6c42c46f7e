@NullMarked
package dev.facevalue.analytics.freshness;

import org.jspecify.annotations.NullMarked;
