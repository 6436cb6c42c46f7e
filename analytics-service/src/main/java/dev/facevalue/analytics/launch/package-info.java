/** What the process does when it is started: serve, or run one command and end. */
@NullMarked
package dev.facevalue.analytics.launch;

import org.jspecify.annotations.NullMarked;
