/**
 * A load that comes when it is to come, whatever becomes of it.
 *
 * <p>Never: a request that waits for the answer to the one before, and so hides how long others would have waited.
 */
@NullMarked
package dev.facevalue.benchmarks.openloop;

import org.jspecify.annotations.NullMarked;
