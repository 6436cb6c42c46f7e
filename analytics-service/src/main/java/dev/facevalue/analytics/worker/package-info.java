/**
 * Work that a service does beside answering: a thread that outlives whatever goes wrong in it
 * ({@link dev.facevalue.analytics.worker.Worker}).
 */
@NullMarked
package dev.facevalue.analytics.worker;

import org.jspecify.annotations.NullMarked;
