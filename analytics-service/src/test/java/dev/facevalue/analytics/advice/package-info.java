@NullMarked
package dev.facevalue.analytics.advice;

import org.jspecify.annotations.NullMarked;
