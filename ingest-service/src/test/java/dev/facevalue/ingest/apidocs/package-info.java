@NullMarked
package dev.facevalue.ingest.apidocs;

import org.jspecify.annotations.NullMarked;
