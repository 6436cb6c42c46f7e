@NullMarked
package dev.facevalue.analytics.caching;

import org.jspecify.annotations.NullMarked;
