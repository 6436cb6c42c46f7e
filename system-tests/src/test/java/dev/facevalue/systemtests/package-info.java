/**
 * The services as they are packaged, from outside: HTTP in, HTTP out, and a look at the topic in between.
 *
 * <p>{@link dev.facevalue.systemtests.Installation} starts what a test needs. {@link dev.facevalue.systemtests.Story}
 * makes up what is said of many deals, and {@link dev.facevalue.systemtests.Recount} counts it again from the
 * contract's sentences alone.
 *
 * <p>Invariant: whatever proves a figure here uses nothing of the code that made it. Only {@code local-stack}, which
 * starts processes, is shared; the services' own classes are not even on the class path.
 */
@NullMarked
package dev.facevalue.systemtests;

import org.jspecify.annotations.NullMarked;
