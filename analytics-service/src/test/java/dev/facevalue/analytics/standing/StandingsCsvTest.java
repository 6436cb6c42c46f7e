package dev.facevalue.analytics.standing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.deal.Relationship;
import dev.facevalue.statistics.Interval;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandingsCsvTest {

    private static final String FIGURES =
            "verdict,option,deals,successes,rate,wilson.low,wilson.high,estimate,credible.low,credible.high,"
                    + "probabilityBest,crudeProbabilityBest,won,awaiting,bounds.low,bounds.high,outcomes.SEVERED,"
                    + "outcomes.STRAINED,outcomes.MAINTAINED,outcomes.STRENGTHENED,outcomes.FOR_LIFE\r\n";

    private static final Standings.Option CONFRONT = new Standings.Option(
            "CONFRONT",
            8,
            6,
            0.75,
            new Interval(0.95, 0.4, 0.9),
            0.7,
            new Interval(0.95, 0.45, 0.85),
            0.97,
            0.98,
            1,
            2,
            new Standings.Bounds(0.6, 0.8),
            outcomes());
    private static final Standings.Option SAVE_FACE =
            new Standings.Option("SAVE_FACE", 0, 0, null, null, null, null, null, null, 0, 3, null, Map.of());
    private static final Standings.Verdict VERDICT =
            new Standings.Verdict(Standings.Status.LEADER, "CONFRONT", 0.97, null, null);

    @Test
    void everyOptionOfEveryGroupIsALineWithItsFigures() {
        assertThat(csv(
                        List.of("culture", "month"),
                        new Standings.Group(
                                List.of("NORDIC_EUROPE", "2026-03"),
                                List.of("Nordic Europe", "March 2026"),
                                8,
                                VERDICT,
                                List.of(CONFRONT, SAVE_FACE)),
                        new Standings.Group(
                                List.of("UNKNOWN", "2026-03"),
                                List.of("Unknown", "March 2026"),
                                8,
                                VERDICT,
                                List.of(CONFRONT))))
                .isEqualTo(
                        "culture,culture.label,month,month.label," + FIGURES
                                + "NORDIC_EUROPE,Nordic Europe,2026-03,March 2026,LEADER,CONFRONT,8,6,0.75,0.4,0.9,0.7,0.45,0.85,0.97,0.98,1,2,0.6,0.8,1,2,3,4,5\r\n"
                                + "NORDIC_EUROPE,Nordic Europe,2026-03,March 2026,LEADER,SAVE_FACE,0,0,,,,,,,,,0,3,,,,,,,\r\n"
                                + "UNKNOWN,Unknown,2026-03,March 2026,LEADER,CONFRONT,8,6,0.75,0.4,0.9,0.7,0.45,0.85,0.97,0.98,1,2,0.6,0.8,1,2,3,4,5\r\n");
    }

    @Test
    void overallThereIsNoColumnOfAGroup() {
        assertThat(csv(List.of(), new Standings.Group(List.of(), List.of(), 8, VERDICT, List.of(CONFRONT))))
                .isEqualTo(
                        FIGURES + "LEADER,CONFRONT,8,6,0.75,0.4,0.9,0.7,0.45,0.85,0.97,0.98,1,2,0.6,0.8,1,2,3,4,5\r\n");
    }

    @Test
    void aTeamIsNoFormula() {
        assertThat(csv(
                        List.of("team"),
                        new Standings.Group(
                                List.of("=cmd|' /C calc'!A0"),
                                List.of("=cmd|' /C calc'!A0"),
                                8,
                                VERDICT,
                                List.of(CONFRONT))))
                .contains("\r\n'=cmd|' /C calc'!A0,'=cmd|' /C calc'!A0,LEADER,CONFRONT,");
    }

    private static Map<Relationship, Long> outcomes() {
        Map<Relationship, Long> outcomes = new EnumMap<>(Relationship.class);
        for (Relationship relationship : Relationship.values()) {
            outcomes.put(relationship, outcomes.size() + 1L);
        }
        return outcomes;
    }

    private static String csv(List<String> by, Standings.Group... groups) {
        return new String(
                StandingsCsv.of(new Standings("strategy", "preserved", by, null, 0, 0, List.of(groups), List.of())),
                StandardCharsets.UTF_8);
    }
}
