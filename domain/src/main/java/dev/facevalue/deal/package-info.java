/**
 * What is told about deals, and what follows from it: the facts ({@link dev.facevalue.deal.Fact}) with their codes, the
 * form that checks what was told field by field ({@link dev.facevalue.deal.FactForm}), and the fold that turns a deal's
 * facts into what holds ({@link dev.facevalue.deal.DealState}).
 *
 * <p>Invariant: a deal's state is a function of the set of its facts. Order, repetition and splitting of the same facts
 * cannot change it, and an erasure takes out exactly what was on record up to its moment, however late it arrives.
 *
 * <p>Nothing here knows HTTP, Kafka, SQL, JSON or a clock: the moment at which a fact was taken is always handed in.
 */
@NullMarked
package dev.facevalue.deal;

import org.jspecify.annotations.NullMarked;
