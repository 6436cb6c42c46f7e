package dev.facevalue.ingest.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facevalue.deal.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of the lines of a bulk body.
 *
 * @param accepted how many the broker has acknowledged
 * @param rejected how many were bad
 * @param errors the bad lines, in their order; the first ones if there are very many
 */
record BulkReport(long accepted, long rejected, List<BadLine> errors) {

    BulkReport {
        errors = List.copyOf(errors);
    }

    /**
     * A bad line.
     *
     * @param line where it starts, from 1
     * @param dealId the dealId, left out if not even that could be read
     * @param violations what is wrong with it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BadLine(long line, @Nullable String dealId, List<Violation> violations) {

        BadLine {
            violations = List.copyOf(violations);
        }
    }

    /** The same as members of a problem. */
    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("accepted", accepted);
        members.put("rejected", rejected);
        members.put("errors", errors);
        return members;
    }
}
