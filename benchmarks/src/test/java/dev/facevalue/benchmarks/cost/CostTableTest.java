package dev.facevalue.benchmarks.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CostTableTest {

    @Test
    void aColumnStandsBesideTheOther() {
        CostTable table = new CostTable();
        table.add("first", List.of(new CostTable.Figure("seconds", 9.94), new CostTable.Figure("MB", 1_234.6)));
        table.add("second", List.of(new CostTable.Figure("seconds", 10.4), new CostTable.Figure("MB", 0)));

        assertThat(table).hasToString("""
                | | first | second |
                | --- | ---: | ---: |
                | seconds | 9.9 | 10 |
                | MB | 1,235 | 0.0 |
                """);
    }

    @Test
    void figuresOfOtherThingsStandInNoColumn() {
        CostTable table = new CostTable();
        table.add("first", List.of(new CostTable.Figure("seconds", 1)));
        List<CostTable.Figure> others = List.of(new CostTable.Figure("MB", 1));

        assertThatThrownBy(() -> table.add("second", others))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[MB] beside [seconds]");
    }

    @Test
    void withoutAColumnThereIsNothing() {
        assertThat(new CostTable()).hasToString("");
    }
}
