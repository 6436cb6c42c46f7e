/**
 * Replays the topic into a fresh projection beside the live one, compares the two, and lets the fresh one take the live
 * one's place: {@link dev.facevalue.analytics.rebuild.RebuildCommand} talks to people,
 * {@link dev.facevalue.analytics.rebuild.Rebuild} does it, and {@link dev.facevalue.analytics.rebuild.FreshTables} are
 * where.
 *
 * <p>Invariant: until the moment of the switch, and whenever anything fails, the live projection is as it would be
 * without a rebuild. The switch is one transaction, in which the live projection stands still. Nothing is published.
 */
@NullMarked
package dev.facevalue.analytics.rebuild;

import org.jspecify.annotations.NullMarked;
