@NullMarked
package dev.facevalue.analytics.outbox;

import org.jspecify.annotations.NullMarked;
