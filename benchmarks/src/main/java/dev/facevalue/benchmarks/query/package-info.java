/**
 * {@code ./facevalue bench query}: how fast one standing of millions of deals is answered, over HTTP and with nothing
 * kept from the answer before, beside the GROUP BY with which DuckDB and PostgreSQL count the same deals; how that
 * grows with the deals; and what memory they take.
 *
 * <p>The databases only count: no rate, no interval, no estimate and no verdict is asked of them. Every turn ends with
 * all counts, which have to be equal.
 */
@NullMarked
package dev.facevalue.benchmarks.query;

import org.jspecify.annotations.NullMarked;
