package dev.facevalue.benchmarks.projection;

import dev.facevalue.benchmarks.testbed.IngestClient;
import dev.facevalue.benchmarks.testbed.Said;
import java.util.Locale;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What lies on the topic, as a function of numbers.
 *
 * @param name of the case, part of the names of its questions
 * @param facts how many there are
 * @param updates whether half of them are about a deal that was told of before, drawn at random from all of those: one
 *     in two of these a correction of its outcome, the others an observation
 */
record Case(String name, long facts, boolean updates) {

    private static final int NEW_DEALS_PER_PART = 10_000;

    /** A body to be sent. */
    record Body(String path, String lines, long facts) {}

    /** How many deals the facts are about. */
    long deals() {
        return updates ? facts / 2 : facts;
    }

    /** In words that go into a table. */
    String work() {
        return String.format(
                Locale.ROOT,
                updates ? "%,d facts, half of them about known deals" : "%,d facts of as many deals",
                facts);
    }

    /** The bodies, in the order in which they are to be accepted: no deal is updated before it was told of. */
    Stream<Body> bodies() {
        return LongStream.iterate(0, from -> from < deals(), from -> from + NEW_DEALS_PER_PART)
                .boxed()
                .flatMap(from -> part(from, Math.min(deals(), from + NEW_DEALS_PER_PART)));
    }

    private Stream<Body> part(long from, long to) {
        Body told = outcomes(LongStream.range(from, to), Said::outcome);
        if (!updates) {
            return Stream.of(told);
        }
        long corrected = (to - from) / 2;
        Random random = new Random(from);
        return Stream.of(
                told,
                outcomes(random.longs(corrected, 0, to), Said::correction),
                body(IngestClient.OBSERVATIONS, random.longs(to - from - corrected, 0, to), Said::observation));
    }

    private static Body outcomes(LongStream deals, LongFunction<String> said) {
        return body(IngestClient.OUTCOMES, deals, said);
    }

    private static Body body(String path, LongStream deals, LongFunction<String> said) {
        String lines = deals.mapToObj(said).collect(Collectors.joining("\n"));
        return new Body(path, lines, lines.lines().count());
    }
}
