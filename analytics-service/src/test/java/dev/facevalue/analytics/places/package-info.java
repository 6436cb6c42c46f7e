@NullMarked
package dev.facevalue.analytics.places;

import org.jspecify.annotations.NullMarked;
