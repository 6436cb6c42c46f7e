package dev.facevalue.benchmarks.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final String TOLD = """
            {"dealId":"1","country":"NL","decision":"WON","prevention":"NONE"}
            {"dealId":"2","country":"NL","decision":"LOST","prevention":"NONE"}
            {"dealId":"3","country":"JP","decision":"NO_DECISION","prevention":"COVERED"}""";

    @Test
    void whatIsAnsweredRightlyIsWhatWasTold() throws IOException {
        assertThat(answered(2, 1)).isEqualTo(told(TOLD));
    }

    @Test
    void aDealTooFewIsSeen() throws IOException {
        assertThat(answered(1, 1)).isNotEqualTo(told(TOLD));
    }

    @Test
    void aDealWonTooManyIsSeen() throws IOException {
        assertThat(answered(2, 2)).isNotEqualTo(told(TOLD));
    }

    @Test
    void whatIsToldInPartsIsAddedUp() throws IOException {
        int half = TOLD.indexOf('\n');

        assertThat(told(TOLD.substring(0, half), TOLD.substring(half + 1))).isEqualTo(told(TOLD));
    }

    private static String told(String... bodies) throws IOException {
        Tally tally = new Tally();
        for (String body : bodies) {
            tally.add(body);
        }
        return tally.toString();
    }

    private static String answered(int deals, int successes) throws IOException {
        return Tally.answered("""
                {"groups":[
                  {"key":["NL"],"options":[
                    {"option":"NONE","deals":%d,"successes":%d},{"option":"SURFACED","deals":0,"successes":0}]},
                  {"key":["JP"],"options":[{"option":"COVERED","deals":1,"successes":0}]}]}""".formatted(deals, successes)).toString();
    }
}
