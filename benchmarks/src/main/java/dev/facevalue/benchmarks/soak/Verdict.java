package dev.facevalue.benchmarks.soak;

import dev.facevalue.benchmarks.soak.Growth.Judgement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a run holds what is claimed.
 *
 * @param claims every claim, whether it holds, and what was found
 */
record Verdict(List<Claim> claims) {

    /** Of a thousand requests at four fifths of the peak, so many may be told to come again. */
    private static final double REFUSED_SHARE = 0.001;

    /** After the steady load, all must be projected within this: it must not have fallen behind all the while. */
    private static final Duration KEPT_UP = Duration.ofSeconds(10);

    Verdict {
        claims = List.copyOf(claims);
    }

    /** @param says what was found */
    record Claim(String claim, boolean holds, String says) {}

    /** Judges. */
    static Verdict of(Findings found) {
        List<Claim> claims = new ArrayList<>(List.of(
                new Claim(
                        "every accepted fact lies on the topic, as often as it was accepted",
                        found.log().lost() == 0,
                        "%,d accepted, %,d lost%s"
                                .formatted(
                                        found.accepted(),
                                        found.log().lost(),
                                        found.log().compacted() ? "; compacted, so copies were not counted" : "")),
                new Claim(
                        "what was refused does not, and what got no answer at most once a sending",
                        found.log().surplus() == 0,
                        "%,d unknown, %,d too many"
                                .formatted(found.unknown(), found.log().surplus())),
                new Claim(
                        "every record there says what was sent, and nothing else lies there",
                        found.log().strangers() == 0,
                        "%,d strange records".formatted(found.log().strangers())),
                new Claim(
                        "each receipt names the place where its fact lies",
                        found.log().misplaced() == 0,
                        "%,d misplaced".formatted(found.log().misplaced())),
                new Claim(
                        "the partitions have taken as many records as were accepted",
                        found.appended() >= found.accepted() && found.appended() <= found.accepted() + found.unknown(),
                        "%,d records".formatted(found.appended())),
                new Claim("there is no dead letter", found.deadLetters() == 0, "%,d".formatted(found.deadLetters())),
                new Claim(
                        "every record is projected",
                        found.projected() == found.appended(),
                        "%,d".formatted(found.projected())),
                new Claim(
                        "the projection holds exactly the facts of the topic",
                        found.projection().missing() == 0
                                && found.projection().surplus() == 0
                                && found.projection().twice() == 0,
                        "%,d missing, %,d surplus, %,d twice"
                                .formatted(
                                        found.projection().missing(),
                                        found.projection().surplus(),
                                        found.projection().twice())),
                new Claim(
                        "answers are the counts of a fold of the topic",
                        found.projection().answers().isEmpty(),
                        "%d answers differ"
                                .formatted(found.projection().answers().size())),
                wellAnswered("at the peak", found.atPeak()),
                wellAnswered("four fifths of the peak", found.steady()),
                new Claim(
                        "four fifths of the peak: next to nothing is refused",
                        found.steady().notNow()
                                        <= REFUSED_SHARE * found.steady().begun()
                                && found.steady().begun() == found.steady().planned(),
                        "%,d of %,d requests, of which %,d came"
                                .formatted(
                                        found.steady().notNow(),
                                        found.steady().planned(),
                                        found.steady().begun())),
                new Claim(
                        "four fifths of the peak: the projection keeps up",
                        found.keptUp().compareTo(KEPT_UP) < 0,
                        "all was projected %d ms after the last answer"
                                .formatted(found.keptUp().toMillis())),
                wellAnswered("three times the peak", found.burst()),
                new Claim(
                        "three times the peak: that was more than could be taken",
                        found.burst().notNow() > 0
                                || found.burst().begun() < found.burst().planned()
                                || found.fellBehind(),
                        "%,d of %,d requests were told to come again, %,d found no connection, the projection %s"
                                .formatted(
                                        found.burst().notNow(),
                                        found.burst().planned(),
                                        found.burst().planned() - found.burst().begun(),
                                        found.fellBehind() ? "fell behind" : "kept up")),
                new Claim(
                        "afterwards all is as before by itself, within %d s"
                                .formatted(found.recoveryBound().toSeconds()),
                        found.recovery().compareTo(found.recoveryBound()) < 0,
                        "%d s".formatted(found.recovery().toSeconds())),
                new Claim(
                        "no service ends or runs out of memory",
                        found.alarms().isEmpty(),
                        found.alarms().isEmpty() ? "none" : String.join("; ", found.alarms()))));
        found.memory()
                .forEach(growth -> claims.add(new Claim(
                        "memory is flat",
                        growth.judgement() != Judgement.GROWS,
                        growth + (growth.judgement() == Judgement.TOO_SHORT_TO_TELL ? ": too short to tell" : ""))));
        return new Verdict(claims);
    }

    private static Claim wellAnswered(String when, Findings.Part part) {
        return new Claim(
                when + ": every request is answered, and never with an error but 429 or 503 with Retry-After",
                part.faults() == 0 && part.unanswered() == 0,
                "%,d wrong answers, %,d requests without an answer%s"
                        .formatted(
                                part.faults(),
                                part.unanswered(),
                                part.named().isEmpty()
                                        ? ""
                                        : ": " + part.named().getFirst()));
    }

    boolean isClean() {
        return claims.stream().allMatch(Claim::holds);
    }

    /** What does not hold. */
    List<Claim> broken() {
        return claims.stream().filter(claim -> !claim.holds()).toList();
    }
}
