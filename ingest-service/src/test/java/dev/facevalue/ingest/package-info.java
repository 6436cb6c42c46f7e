@NullMarked
package dev.facevalue.ingest;

import org.jspecify.annotations.NullMarked;
