@NullMarked
package dev.facevalue.analytics.tally;

import org.jspecify.annotations.NullMarked;
