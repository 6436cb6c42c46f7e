package dev.facevalue.benchmarks.fold;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupCountsTest {

    @Test
    void readsTheSameFromStandingsAsFromLines() throws Exception {
        GroupCounts answered = GroupCounts.ofStandings(new ObjectMapper().readTree("""
                {"groups":[{"key":["NL"],"options":[
                  {"option":"CONFRONT","awaiting":3,"outcomes":{"SEVERED":2,"FOR_LIFE":0}},
                  {"option":"SAVE_FACE","awaiting":0,"outcomes":{"SEVERED":0,"FOR_LIFE":4}}]}]}"""));

        assertThat(answered)
                .isEqualTo(GroupCounts.ofLines(List.of(
                        "NL SAVE_FACE FOR_LIFE 4",
                        "NL CONFRONT UNKNOWN 3",
                        "NL CONFRONT SEVERED 2",
                        "NL SAVE_FACE SEVERED 0")));
        assertThat(answered.toString())
                .startsWith("9 deals in 3 groups by country, strategy and relationship, digest ");
    }

    @Test
    void saysWhetherAnyCountDiffers() {
        GroupCounts counts = GroupCounts.ofLines(List.of("NL CONFRONT SEVERED 1", "DE CONFRONT SEVERED 2"));

        assertThat(counts)
                .hasToString(GroupCounts.ofLines(List.of("DE CONFRONT SEVERED 2", "NL CONFRONT SEVERED 1"))
                        .toString());
        assertThat(counts.toString())
                .isNotEqualTo(GroupCounts.ofLines(List.of("NL CONFRONT SEVERED 2", "DE CONFRONT SEVERED 1"))
                        .toString());
    }
}
