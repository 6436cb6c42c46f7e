package dev.facevalue.ingest.format;

import java.io.IOException;
import java.util.Optional;

/** The lines of a bulk body, one after another. Not for use by several threads. */
public interface FactLines {

    /**
     * Reads the next line, or empty at the body's end.
     *
     * @throws BrokenBodyException if nothing from here on can be read, whatever follows
     * @throws IOException if the body breaks off
     */
    Optional<FactLine> next() throws IOException;
}
