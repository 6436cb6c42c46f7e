/**
 * What whoever runs the services relies on: metrics and what is shown of them, logs, traces, and a stop in order, of
 * the services as packaged.
 *
 * <p>Invariant: the files that are tested are those that are shipped, and the documents that are read those that users
 * read.
 */
@NullMarked
package dev.facevalue.systemtests.operations;

import org.jspecify.annotations.NullMarked;
