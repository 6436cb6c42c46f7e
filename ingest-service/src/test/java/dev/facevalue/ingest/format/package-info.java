@NullMarked
package dev.facevalue.ingest.format;

import org.jspecify.annotations.NullMarked;
