package dev.facevalue.analytics.evidence;

import dev.facevalue.analytics.columns.DealColumns;
import dev.facevalue.analytics.columns.Grouping;
import dev.facevalue.analytics.question.Measure;
import dev.facevalue.analytics.question.Question;
import dev.facevalue.analytics.store.CodeColumn;
import dev.facevalue.analytics.store.DealCodes;
import dev.facevalue.analytics.store.StoredDeal;
import dev.facevalue.deal.Relationship;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Which deals are to be listed: those that a figure of the same question counts, or awaits.
 *
 * @param question what is asked; it groups by nothing
 * @param hasOption whether only deals that have the field of {@link Question#of} are meant
 * @param relationships only deals whose relationship is one of these; empty for any
 * @param awaiting whether the deals are meant that only lack an observation, in place of those that count
 * @param limit the most deals of a page
 * @param start where the page begins
 */
record Listing(
        Question question,
        boolean hasOption,
        Set<Relationship> relationships,
        boolean awaiting,
        int limit,
        Cursor start) {

    Listing {
        relationships = Set.copyOf(relationships);
    }

    /** What lets a deal in: any bin but −1, of each. */
    List<Grouping> letIn(DealColumns.Snapshot snapshot) {
        List<Grouping> letIn = new ArrayList<>(question.letIn(snapshot));
        letIn.addAll(demands());
        return letIn;
    }

    /** Whether a single deal is let in, as {@link #letIn} lets it in. */
    boolean letsIn(StoredDeal deal) {
        return question.letsIn(deal)
                && demands().stream()
                        .allMatch(demand -> demand.binOf()[DealCodes.code(deal.codes(), demand.column())] >= 0);
    }

    /** What a deal must say, and must not, beside what the question's filters let in. */
    private List<Grouping.ByCode> demands() {
        List<Grouping.ByCode> demands = new ArrayList<>();
        if (hasOption) {
            demands.add(said(question.of().column()));
        }
        if (awaiting) {
            demands.add(onlyCode(0));
        } else if (!relationships.isEmpty()) {
            demands.add(onlyThese());
        } else if (question.measure() == Measure.PRESERVED) {
            demands.add(said(CodeColumn.RELATIONSHIP));
        }
        return demands;
    }

    private static Grouping.ByCode said(CodeColumn column) {
        int[] binOf = new int[column.codes().size() + 1];
        binOf[0] = -1;
        return new Grouping.ByCode(column, binOf, 1);
    }

    private static Grouping.ByCode onlyCode(int code) {
        int[] binOf = noRelationship();
        binOf[code] = 0;
        return new Grouping.ByCode(CodeColumn.RELATIONSHIP, binOf, 1);
    }

    private Grouping.ByCode onlyThese() {
        int[] binOf = noRelationship();
        relationships.forEach(
                relationship -> binOf[CodeColumn.RELATIONSHIP.codes().indexOf(relationship) + 1] = 0);
        return new Grouping.ByCode(CodeColumn.RELATIONSHIP, binOf, 1);
    }

    private static int[] noRelationship() {
        int[] binOf = new int[CodeColumn.RELATIONSHIP.codes().size() + 1];
        Arrays.fill(binOf, -1);
        return binOf;
    }

    /** All of it in texts: the same for listings that ask the same, and others for any other. */
    List<String> canonical() {
        List<String> texts = new ArrayList<>(question.canonical());
        texts.add(Boolean.toString(hasOption));
        texts.add(Boolean.toString(awaiting));
        texts.add(Integer.toString(limit));
        texts.add(start.text());
        relationships.stream().sorted().map(Enum::name).forEach(texts::add);
        return texts;
    }
}
