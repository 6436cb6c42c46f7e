/** How long a service takes to be ready, with the JVM's ahead-of-time cache and without. */
@NullMarked
package dev.facevalue.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
