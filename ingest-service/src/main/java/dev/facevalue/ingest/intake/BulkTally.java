package dev.facevalue.ingest.intake;

import dev.facevalue.deal.Violation;
import dev.facevalue.ingest.publishing.NotPublishedException;
import dev.facevalue.ingest.publishing.Publication;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps count of the lines of one bulk body: accepted once acknowledged, in the order of the lines. Not for use by
 * several threads.
 */
final class BulkTally {

    /**
     * How much is kept of what is told of bad lines, whatever is wrong with them; of those beyond, only where they are.
     */
    static final int MAX_TOLD_CHARACTERS = 1 << 20;

    private static final List<Violation> MORE_THAN_IS_TOLD =
            List.of(new Violation("", "is wrong, as lines before; put those right first"));

    private final int window;
    private final int maxErrorsNamed;
    private final int maxViolationsPerLine;

    private final Deque<Pending> pending = new ArrayDeque<>();
    private final List<BulkReport.BadLine> errors = new ArrayList<>();
    private long accepted;
    private long rejected;
    private long told;

    /** @param window how many lines may await their acknowledgement before the next is taken */
    BulkTally(int window, int maxErrorsNamed, int maxViolationsPerLine) {
        this.window = window;
        this.maxErrorsNamed = maxErrorsNamed;
        this.maxViolationsPerLine = maxViolationsPerLine;
    }

    private record Pending(long line, Publication publication, long rejectedBefore) {}

    /** The first line of which nobody knows whether the broker has it. */
    static final class UnacknowledgedException extends Exception {

        private static final long serialVersionUID = 1;

        private final long line;

        private UnacknowledgedException(long line, NotPublishedException cause) {
            super(cause.getMessage(), cause, false, false);
            this.line = line;
        }

        long line() {
            return line;
        }
    }

    /** Notes that a line is on its way, and waits for earlier ones while too many are. */
    void published(long line, Publication publication) throws UnacknowledgedException {
        pending.addLast(new Pending(line, publication, rejected));
        while (!pending.isEmpty()
                && (pending.size() >= window || pending.getFirst().publication().isSettled())) {
            settleFirst();
        }
    }

    /** Notes that a line could not be handed over, and tells the first line that is not acknowledged. */
    UnacknowledgedException notPublished(long line, NotPublishedException failure) {
        try {
            settle();
            return new UnacknowledgedException(line, failure);
        } catch (UnacknowledgedException earlier) {
            return earlier;
        }
    }

    /** Notes a bad line. */
    void rejected(long line, @Nullable String dealId, List<Violation> violations) {
        rejected++;
        if (errors.size() < maxErrorsNamed) {
            List<Violation> named = told < MAX_TOLD_CHARACTERS ? bounded(violations) : MORE_THAN_IS_TOLD;
            for (Violation violation : named) {
                told += violation.field().length() + violation.message().length();
            }
            errors.add(new BulkReport.BadLine(line, dealId, named));
        }
    }

    /** Waits until every line so far is acknowledged. */
    void settle() throws UnacknowledgedException {
        while (!pending.isEmpty()) {
            settleFirst();
        }
    }

    private void settleFirst() throws UnacknowledgedException {
        Pending first = pending.getFirst();
        try {
            first.publication().await();
        } catch (NotPublishedException failed) {
            rejected = first.rejectedBefore();
            errors.removeIf(error -> error.line() >= first.line());
            throw new UnacknowledgedException(first.line(), failed);
        }
        pending.removeFirst();
        accepted++;
    }

    boolean isEmpty() {
        return accepted == 0 && rejected == 0 && pending.isEmpty();
    }

    /** What is settled: after {@link UnacknowledgedException}, what came before its line. */
    BulkReport report() {
        return new BulkReport(accepted, rejected, errors);
    }

    private List<Violation> bounded(List<Violation> violations) {
        if (violations.size() <= maxViolationsPerLine) {
            return violations;
        }
        List<Violation> named = new ArrayList<>(violations.subList(0, maxViolationsPerLine));
        named.add(new Violation("", "and more besides"));
        return named;
    }
}
