package dev.facevalue.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.facevalue.benchmarks.soak.Mix.Request;
import dev.facevalue.benchmarks.soak.Story.Fact;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MixTest {

    private static final int REQUESTS = 200 * Mix.CYCLE;
    private static final List<Request> MANY =
            LongStream.range(0, REQUESTS).mapToObj(Mix::request).toList();

    @Test
    void ofTwentyRequestsTwoAreUploads() {
        assertThat(MANY.stream().filter(Request::isUpload)).hasSize(REQUESTS / 10);
        assertThat(MANY.stream().filter(Request::isUpload))
                .allMatch(upload -> upload.facts().size() == Mix.LINES
                        && upload.badLine() >= 1
                        && upload.badLine() <= Mix.LINES + 1);
        assertThat(MANY.stream().filter(request -> !request.isUpload()))
                .allMatch(single -> single.facts().size() == 1);
    }

    @Test
    void aRequestBringsFactsOfOneKind() {
        assertThat(MANY)
                .allMatch(request -> request.facts().stream().allMatch(fact -> fact.isOutcome() == request.outcomes()));
    }

    @Test
    void ratesOfRequestsAndOfFactsAreTheSameRate() {
        double facts =
                MANY.stream().mapToDouble(request -> request.facts().size()).sum();

        assertThat(Mix.facts(REQUESTS)).isEqualTo(facts);
        assertThat(Mix.requests(facts)).isEqualTo(REQUESTS);
    }

    @Test
    void ofEightFactsOneIsOfANewDealAndTwoWereSaidBefore() {
        Set<Fact> said = new HashSet<>();
        int first = 0;
        int again = 0;
        int facts = 0;
        for (Request request : MANY) {
            for (Fact fact : request.facts()) {
                boolean isNew = said.add(fact);
                // The beginning, which has nothing to go back to, is not so.
                if (request.number() >= REQUESTS / 2) {
                    facts++;
                    first += isNew && fact.step() == 0 ? 1 : 0;
                    again += isNew ? 0 : 1;
                }
            }
        }

        assertThat(first).isCloseTo(facts / 8, withinPercentage(1));
        assertThat(again).isCloseTo(2 * facts / 8, withinPercentage(1));
    }

    @Test
    void everyDealIsToldOfToItsEnd() {
        Map<Fact, Integer> times = new HashMap<>();
        MANY.stream().flatMap(request -> request.facts().stream()).forEach(fact -> times.merge(fact, 1, Integer::sum));

        for (long deal = 0; deal < 8_000; deal++) {
            for (int step = 0; step < Story.STEPS; step++) {
                assertThat(times).containsKey(new Fact(deal, step));
            }
        }
        assertThat(times.values()).allMatch(many -> many <= 6);
    }

    @Test
    void theLinesOfAnUploadAreItsFactsButForTheBadOne() {
        Request upload = new Request(1, true, List.of(new Fact(1, 0), new Fact(2, 0)), 2);

        assertThat(upload.at(1)).isEqualTo(new Fact(1, 0));
        assertThat(upload.at(3)).isEqualTo(new Fact(2, 0));
    }
}
