/**
 * What runs came to, run by run, over many days: a long measurement can be broken off and gone on with.
 *
 * <p>A run that is on record is never changed or left out, whatever came of it.
 */
@NullMarked
package dev.facevalue.benchmarks.record;

import org.jspecify.annotations.NullMarked;
