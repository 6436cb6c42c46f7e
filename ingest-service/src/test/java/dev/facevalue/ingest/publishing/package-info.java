@NullMarked
package dev.facevalue.ingest.publishing;

import org.jspecify.annotations.NullMarked;
