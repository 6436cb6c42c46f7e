/**
 * How far answers are behind what was said, and whether this instance can do its work at all.
 *
 * <p>Invariant: nothing here is guessed. What the broker or the database does not tell in time is an error, not a zero.
 */
@NullMarked
package dev.facevalue.analytics.freshness;

import org.jspecify.annotations.NullMarked;
