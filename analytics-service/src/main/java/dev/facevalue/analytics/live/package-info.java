/**
 * Tells whoever listens that figures have changed, so that nobody need ask again and again.
 *
 * <p>Invariant: whoever has not been told of the position that answers show will be, however often the connection
 * breaks and to whichever instance it is made again. How many listen at once is bounded.
 */
@NullMarked
package dev.facevalue.analytics.live;

import org.jspecify.annotations.NullMarked;
