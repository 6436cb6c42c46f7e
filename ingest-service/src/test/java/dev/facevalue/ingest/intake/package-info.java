@NullMarked
package dev.facevalue.ingest.intake;

import org.jspecify.annotations.NullMarked;
