/**
 * All standing facts as a file, for teams that want no stream.
 *
 * <p>Invariant: whatever the number of deals, memory and the time that a transaction is open are bounded; a fault in
 * the middle breaks the answer off rather than to end it as if it were whole.
 */
@NullMarked
package dev.facevalue.analytics.export;

import org.jspecify.annotations.NullMarked;
