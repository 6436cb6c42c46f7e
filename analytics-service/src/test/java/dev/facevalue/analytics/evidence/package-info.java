@NullMarked
package dev.facevalue.analytics.evidence;

import org.jspecify.annotations.NullMarked;
