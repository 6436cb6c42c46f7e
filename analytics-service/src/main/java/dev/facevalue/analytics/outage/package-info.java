/**
 * What is answered while PostgreSQL is away: not now, rather than that something is broken. Standings, which are
 * counted in memory, need no such answer.
 *
 * <p>Invariant: only what tells that no connection could be had, or that one was lost, counts as being away. Whatever
 * else goes wrong with the database stays a fault of ours, and is logged as one.
 */
@NullMarked
package dev.facevalue.analytics.outage;

import org.jspecify.annotations.NullMarked;
