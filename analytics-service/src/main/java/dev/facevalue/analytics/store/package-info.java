/**
 * The projection's tables in PostgreSQL: the entities and queries over them, their schema, and the packing of a deal's
 * facts ({@link dev.facevalue.analytics.store.FactPacking}) and of its current codes
 * ({@link dev.facevalue.analytics.store.DealCodes}), and the transactions in which all of that is read and written
 * ({@link dev.facevalue.analytics.store.Transaction}).
 *
 * <p>Invariant: whatever stands here can be made again from the topic. A row's codes are a function of its facts; what
 * is packed is unpacked as an equal state.
 *
 * <p>Nothing here writes a deal: that is the projection's alone.
 */
@NullMarked
package dev.facevalue.analytics.store;

import org.jspecify.annotations.NullMarked;
