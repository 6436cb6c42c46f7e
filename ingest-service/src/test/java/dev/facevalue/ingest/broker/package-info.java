/** A real broker for the tests of the service, and eyes on its topics. */
@NullMarked
package dev.facevalue.ingest.broker;

import org.jspecify.annotations.NullMarked;
