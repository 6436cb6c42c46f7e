@NullMarked
package dev.facevalue.analytics.outage;

import org.jspecify.annotations.NullMarked;
