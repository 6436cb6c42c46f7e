package dev.facevalue.innerloops;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.facevalue.benchmarks.query.Deal;
import dev.facevalue.benchmarks.testbed.Said;
import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.DealState;
import dev.facevalue.deal.Erasure;
import dev.facevalue.deal.Fact;
import dev.facevalue.deal.FactForm;
import dev.facevalue.deal.RecordedFact;
import dev.facevalue.deal.RelationshipObservation;
import dev.facevalue.eventstream.Event;
import dev.facevalue.eventstream.EventCodec;
import dev.facevalue.eventstream.FactJson;
import dev.facevalue.ingest.format.JsonFact;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * The stories of {@value #DEALS} deals with {@value #FACTS} facts: of each five deals, one was told of once, one was
 * observed later, one was also corrected, one was observed before it was told of and told of twice the same, and one
 * was forgotten and told of anew. Outcomes are of a usual size, with amounts and persons, and a fifth of them of every
 * country and with every code. The same in every run.
 */
@State(Scope.Benchmark)
public class Stories {

    /** How many deals there are. */
    public static final int DEALS = 500;

    /** How many facts there are, erasures among them. */
    public static final int FACTS = DEALS / 5 * (1 + 2 + 3 + 3 + 5);

    /** How many of the facts were told as lines: all but erasures. */
    public static final int LINES = FACTS - DEALS / 5;

    /** When ingest took them: after everything that they tell of. */
    static final Instant TAKEN_AT = Instant.parse("2026-06-01T00:00:00Z");

    private static final String SOURCE = "https://facts.example/ingest";
    private static final URI SCHEMAS = URI.create("https://facts.example/schemas/");

    final List<Story> stories;
    final byte[] outcomeLines;
    final byte[] observationLines;

    /** Makes all of them. */
    public Stories() {
        List<String> outcomes = new ArrayList<>();
        List<String> observations = new ArrayList<>();
        stories = IntStream.rangeClosed(1, DEALS)
                .mapToObj(deal -> story(told(deal), outcomes, observations))
                .toList();
        outcomeLines = body(outcomes);
        observationLines = body(observations);
    }

    /** A fact as it was told: a line of JSON of some kind; none for an erasure. */
    private record Told(FactForm.Kind kind, String line) {}

    private static List<Told> told(int deal) {
        Told usual = new Told(FactForm.Kind.DEAL_OUTCOME, Said.outcome(deal));
        Told corrected = new Told(FactForm.Kind.DEAL_OUTCOME, Said.correction(deal));
        Told everyCode = new Told(FactForm.Kind.DEAL_OUTCOME, Deal.of(deal).line());
        Told observed = new Told(FactForm.Kind.RELATIONSHIP_OBSERVATION, Said.observation(deal));
        Told erased = new Told(FactForm.Kind.ERASURE, "");
        return switch (deal % 5) {
            case 1 -> List.of(everyCode);
            case 2 -> List.of(usual, observed);
            case 3 -> List.of(usual, corrected, observed);
            case 4 -> List.of(observed, usual, usual);
            default -> List.of(usual, corrected, observed, erased, everyCode);
        };
    }

    private static Story story(List<Told> told, List<String> outcomes, List<String> observations) {
        List<Event> events = new ArrayList<>();
        for (Told each : told) {
            switch (each.kind) {
                case DEAL_OUTCOME -> outcomes.add(each.line);
                case RELATIONSHIP_OBSERVATION -> observations.add(each.line);
                case ERASURE -> {
                    // Asked for by the deal's address, not by a line.
                }
            }
            int first = told.indexOf(each);
            events.add(first < events.size() ? events.get(first) : event(each, events));
        }
        List<ConsumerRecord<byte[], byte[]>> kafkaRecords =
                events.stream().map(Stories::polled).toList();
        List<RecordedFact> facts = kafkaRecords.stream().map(Stories::read).toList();
        return new Story(events, kafkaRecords, facts, FoldLoop.folded(facts));
    }

    private static Event event(Told told, List<Event> before) {
        Instant time = TAKEN_AT.plus(Duration.ofSeconds(before.size()));
        Fact fact = told.kind == FactForm.Kind.ERASURE
                ? new Erasure(before.getFirst().fact().dealId(), time)
                : pseudonymous(fact(told.line, told.kind));
        UUID id = UUID.nameUUIDFromBytes((fact.dealId() + '#' + before.size()).getBytes(UTF_8));
        return new Event(id.toString(), SOURCE, time, SCHEMAS, fact);
    }

    /** The fact of a line. */
    static Fact fact(String line, FactForm.Kind kind) {
        if (JsonFact.read(line.getBytes(UTF_8), kind) instanceof FactJson.Form(FactForm form)
                && form.check(TAKEN_AT) instanceof FactForm.Accepted(Fact fact, var _)) {
            return fact;
        }
        throw new IllegalStateException("not a fact: " + line);
    }

    /** What is on record of a deal that was told of once. */
    static DealState stateOf(long deal) {
        Fact fact = fact(Deal.of(deal).line(), FactForm.Kind.DEAL_OUTCOME);
        return FoldLoop.folded(List.of(new RecordedFact(new UUID(deal, deal), TAKEN_AT, fact)));
    }

    /** With ids of persons as long as those that ingest puts in their place. */
    private static Fact pseudonymous(Fact fact) {
        return switch (fact) {
            case DealOutcome outcome ->
                outcome.withPersons(pseudonym(outcome.sellerId()), pseudonym(outcome.accountId()));
            case RelationshipObservation _, Erasure _ -> fact;
        };
    }

    private static @Nullable String pseudonym(@Nullable String person) {
        if (person == null) {
            return null;
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(person.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static ConsumerRecord<byte[], byte[]> polled(Event event) {
        ProducerRecord<byte[], byte[]> sent = EventCodec.encode(event);
        return new ConsumerRecord<>(
                sent.topic(),
                sent.partition(),
                0,
                event.time().toEpochMilli(),
                TimestampType.CREATE_TIME,
                sent.key().length,
                sent.value().length,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty());
    }

    private static RecordedFact read(ConsumerRecord<byte[], byte[]> polled) {
        if (EventCodec.decode(polled) instanceof EventCodec.ReadFact(RecordedFact recorded)) {
            return recorded;
        }
        throw new IllegalStateException("cannot be read: " + EventCodec.decode(polled));
    }

    private static byte[] body(List<String> lines) {
        return lines.stream().collect(Collectors.joining("\n")).getBytes(UTF_8);
    }
}
