package dev.facevalue.statistics;

import static dev.facevalue.statistics.Tables.strata;
import static dev.facevalue.statistics.Tables.table;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StrataTest {

    @Test
    void onlyTablesWithTrialsOfBothAreStrata() {
        Strata strata = strata(table(1, 2, 0, 0), table(3, 5, 2, 4), table(0, 0, 1, 2), table(0, 0, 0, 0));

        assertThat(strata.tables()).containsExactly(table(3, 5, 2, 4));
        assertThat(strata.trials()).isEqualTo(9);
    }

    @Test
    void strataThatComeInAnotherOrderAreTheSame() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<FourfoldTable> tables = new ArrayList<>();
            // Few different counts, so that tables share all but one of them.
            for (int i = random.nextInt(40); i > 0; i--) {
                long trials = random.nextInt(3);
                long againstTrials = random.nextInt(3);
                tables.add(
                        table(random.nextLong(trials + 1), trials, random.nextLong(againstTrials + 1), againstTrials));
            }
            Strata strata = Strata.of(tables);
            Collections.shuffle(tables, random);

            assertThat(Strata.of(tables)).as("seed %d", seed).isEqualTo(strata);
        }
    }
}
