@NullMarked
package dev.facevalue.analytics.standing;

import org.jspecify.annotations.NullMarked;
