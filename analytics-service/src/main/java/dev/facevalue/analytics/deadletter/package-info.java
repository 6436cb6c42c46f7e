/**
 * What lay in {@link dev.facevalue.eventstream.Topics#DEAL_EVENTS} and cannot be counted: as it came, with headers that
 * say why and from where, in {@link dev.facevalue.eventstream.Topics#DEAD_LETTERS}.
 *
 * <p>Invariant: nothing of the record is changed or left out, unless Kafka itself would not take it again.
 */
@NullMarked
package dev.facevalue.analytics.deadletter;

import org.jspecify.annotations.NullMarked;
