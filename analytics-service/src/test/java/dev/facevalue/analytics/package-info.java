/** The analytics service against a real broker and a real database. */
@NullMarked
package dev.facevalue.analytics;

import org.jspecify.annotations.NullMarked;
