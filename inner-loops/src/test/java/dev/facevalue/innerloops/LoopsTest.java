package dev.facevalue.innerloops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facevalue.analytics.columns.DealColumns;
import dev.facevalue.analytics.columns.FilledColumns;
import dev.facevalue.analytics.columns.Histogram;
import dev.facevalue.analytics.question.Question;
import dev.facevalue.analytics.store.CodeColumn;
import dev.facevalue.analytics.store.DealCodes;
import dev.facevalue.analytics.store.FactPacking;
import dev.facevalue.benchmarks.query.Deal;
import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.DealState;
import dev.facevalue.deal.FactForm;
import dev.facevalue.deal.RecordedFact;
import dev.facevalue.deal.Strategy;
import dev.facevalue.eventstream.EventCodec;
import dev.facevalue.statistics.Figure;
import dev.facevalue.statistics.GroupCounts;
import dev.facevalue.statistics.OptionEstimate;
import dev.facevalue.statistics.OptionEstimates;
import dev.facevalue.statistics.Proportion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What comes out of the loops is right; how long they take is no test's business. */
class LoopsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DEALS = 20_000;
    private static final int MANY_DEALS = 400;

    private final Stories stories = new Stories();

    @Test
    void everyLineIsReadAsItStands() throws Exception {
        List<FactForm.Checked> checked = new ArrayList<>();
        LineLoop.check(stories.outcomeLines, FactForm.Kind.DEAL_OUTCOME, checked::add);

        List<JsonNode> lines = new ArrayList<>();
        for (String line : new String(stories.outcomeLines, StandardCharsets.UTF_8).split("\n", -1)) {
            lines.add(JSON.readTree(line));
        }
        assertThat(checked).hasSameSizeAs(lines);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(checked.get(i)).isInstanceOf(FactForm.Accepted.class);
            DealOutcome outcome = (DealOutcome) ((FactForm.Accepted) checked.get(i)).fact();
            JsonNode line = lines.get(i);
            assertThat(outcome.dealId()).isEqualTo(line.path("dealId").asText());
            assertThat(outcome.country().code()).isEqualTo(line.path("country").asText());
            assertThat(outcome.decidedAt()).hasToString(line.path("decidedAt").asText());
            assertThat(name(outcome.strategy())).isEqualTo(line.path("strategy").asText());
        }
    }

    @Test
    void whatIsEncodedIsDecodedAsTheSameFact() {
        for (Story story : stories.stories) {
            for (int i = 0; i < story.events().size(); i++) {
                EventCodec.Decoded decoded =
                        EventCodec.decode(story.kafkaRecords().get(i));

                assertThat(decoded).isInstanceOf(EventCodec.ReadFact.class);
                RecordedFact recorded = ((EventCodec.ReadFact) decoded).recorded();
                assertThat(recorded.fact()).isEqualTo(story.events().get(i).fact());
                assertThat(recorded.recordedAt())
                        .isEqualTo(story.events().get(i).time());
            }
        }
    }

    @Test
    void factsAreFoldedToTheSameInAnyOrder() {
        for (Story story : stories.stories) {
            List<RecordedFact> shuffled = new ArrayList<>(story.facts());
            Collections.shuffle(shuffled, new Random(story.dealId().hashCode()));

            assertThat(FoldLoop.folded(shuffled)).isEqualTo(story.state());
            assertThat(story.state().standing()).isNotEmpty();
        }
    }

    @Test
    void whatIsPackedIsUnpackedAsAnEqualState() {
        for (Story story : stories.stories) {
            assertThat(FactPacking.unpack(story.dealId(), FactPacking.pack(story.state())))
                    .isEqualTo(story.state());
        }
    }

    @Test
    void codesAreThoseOfWhatHolds() {
        for (Story story : stories.stories) {
            byte[] codes = DealCodes.of(story.state()).orElseThrow();
            DealOutcome holds = holding(story.state());

            assertThat(said(codes, CodeColumn.DECISION))
                    .isEqualTo(holds.decision().name());
            assertThat(said(codes, CodeColumn.STRATEGY)).isEqualTo(name(holds.strategy()));
            assertThat(said(codes, CodeColumn.CULTURE))
                    .isEqualTo(holds.effectiveCulture().name());
            assertThat(DealCodes.country(codes)).isEqualTo(DealCodes.countryCode(holds.country()));
        }
    }

    @Test
    void aPassCountsEveryDeal() {
        assertThat(counted(CountLoops.OF_ALL)).isEqualTo(recounted(_ -> true)).hasSizeGreaterThan(500);
    }

    @Test
    void aFilteredPassCountsThoseLetIn() {
        Map<String, Long> recounted =
                recounted(line -> line.path("decision").asText().equals("LOST")
                        && line.path("sellerConfidence").asText().equals("HIGH")
                        && line.path("stage").asText().equals("PROPOSAL"));

        assertThat(counted(CountLoops.OF_SOME)).isEqualTo(recounted).hasSizeBetween(50, 500);
    }

    @Test
    void estimatesAreOfAllGroupsAndWithinTheirIntervals() {
        EstimateLoops.Counts counts = new EstimateLoops.Counts();

        assertThat(counts.of10).doesNotHaveDuplicates().hasSize(10);
        assertThat(counts.of100).doesNotHaveDuplicates().hasSize(100);
        requireSensible(counts.of10, new EstimateLoops().of10(counts));
        requireSensible(counts.of100, new EstimateLoops().of100(counts));
    }

    /** Of an option with many deals an estimate is close to what was seen, for it leans on nothing. */
    private static void requireSensible(List<GroupCounts> groups, OptionEstimates estimates) {
        int close = 0;
        for (int group = 0; group < groups.size(); group++) {
            for (int option = 0; option < Strategy.values().length; option++) {
                Proportion seen =
                        groups.get(group).byOption().get(option).stream().reduce(Proportion.NONE, Proportion::plus);
                Figure<OptionEstimate> estimate = estimates.of(group, option);
                assertThat(estimate instanceof Figure.Known).isEqualTo(seen.trials() > 0);
                if (estimate instanceof Figure.Known<OptionEstimate>(OptionEstimate known)) {
                    assertThat(known.estimate())
                            .isBetween(known.credible().low(), known.credible().high());
                    if (seen.trials() >= MANY_DEALS) {
                        assertThat(known.estimate())
                                .isCloseTo((double) seen.successes() / seen.trials(), Offset.offset(0.05));
                        close++;
                    }
                }
            }
        }
        assertThat(close).isPositive();
    }

    /** Deals by culture, face risk, trust, strategy and decision, as a pass over columns counts them. */
    private static Map<String, Long> counted(Question question) {
        DealColumns columns = FilledColumns.of(DEALS, Stories::stateOf);
        Question.Counted counted = CountLoops.counted(question, columns);
        Map<String, Long> counts = new TreeMap<>();
        for (int group = 0; group < counted.histogram().groups(); group++) {
            for (Strategy strategy : Strategy.values()) {
                for (boolean won : new boolean[] {false, true}) {
                    long deals = 0;
                    for (int relationship = 0; relationship < Histogram.RELATIONSHIPS; relationship++) {
                        deals += counted.histogram()
                                .count(group, CodeColumn.STRATEGY.codes().indexOf(strategy), relationship, won);
                    }
                    if (deals > 0) {
                        counts.put(
                                counted.keysOf(group).stream()
                                                .map(key -> key.code() + ' ')
                                                .toList()
                                        + strategy.name()
                                        + won,
                                deals);
                    }
                }
            }
        }
        return counts;
    }

    /** The same, from the lines. */
    private static Map<String, Long> recounted(Predicate<JsonNode> letIn) {
        Map<String, Long> counts = new TreeMap<>();
        LongStream.rangeClosed(1, DEALS).forEach(deal -> {
            JsonNode line = tree(Deal.of(deal).line());
            if (letIn.test(line) && line.has("strategy")) {
                List<String> keys = List.of(
                        holding(Stories.stateOf(deal)).effectiveCulture().name() + ' ',
                        line.path("faceRisk").asText("UNKNOWN") + ' ',
                        line.path("trust").asText("UNKNOWN") + ' ');
                counts.merge(
                        keys
                                + line.path("strategy").asText()
                                + line.path("decision").asText().equals("WON"),
                        1L,
                        Long::sum);
            }
        });
        return counts;
    }

    private static JsonNode tree(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException(line, notJson);
        }
    }

    private static DealOutcome holding(DealState state) {
        return (DealOutcome) state.holdingOutcome().orElseThrow().fact();
    }

    private static String said(byte[] codes, CodeColumn column) {
        int code = DealCodes.code(codes, column);
        return code == 0 ? "" : column.codes().get(code - 1).name();
    }

    private static String name(@Nullable Enum<?> code) {
        return code == null ? "" : code.name();
    }
}
