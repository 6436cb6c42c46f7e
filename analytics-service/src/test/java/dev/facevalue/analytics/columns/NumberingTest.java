package dev.facevalue.analytics.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NumberingTest {

    private static final int ANY_NUMBER = Integer.MAX_VALUE;

    @Test
    void codesAreNumberedInTheOrderInWhichTheyAreFirstSeenHoweverManyThereCouldBe() {
        for (Numbering numbering : List.of(
                Numbering.ofCodes(10, ANY_NUMBER),
                Numbering.ofCodes(Integer.MAX_VALUE, ANY_NUMBER),
                Numbering.ofKeys(ANY_NUMBER))) {
            int[] codes = {7, 3, -1, 7, 0, 3};

            numbering.number(codes, codes.length);

            assertThat(codes).containsExactly(0, 1, -1, 0, 2, 1);
            assertThat(numbering.size()).isEqualTo(3);
            assertThat(IntStream.range(0, 3).mapToLong(numbering::keyOf)).containsExactly(7L, 3L, 0L);
        }
    }

    @Test
    void onlyTheFirstSoManyCodesAreNumbered() {
        int[] codes = {1, 2, 2};

        Numbering.ofCodes(3, ANY_NUMBER).number(codes, 2);

        assertThat(codes).containsExactly(0, 1, 2);
    }

    @Test
    void keysThatDifferInEitherPartHaveNumbersOfTheirOwn() {
        Numbering numbering = Numbering.ofKeys(ANY_NUMBER);
        int[] prefixes = {5, 5, 9, -1, 5, 9};
        int[] codes = {1, 2, 1, -1, 1, -1};

        numbering.number(prefixes, codes, codes.length);

        assertThat(prefixes).containsExactly(0, 1, 2, -1, 0, -1);
        assertThat(numbering.keyOf(2)).isEqualTo(Numbering.key(9, 1));
    }

    @Test
    void keysKeepTheirNumbersHoweverManyCome() {
        long seed = 20_260_301;
        Random random = new Random(seed);
        Numbering numbering = Numbering.ofKeys(ANY_NUMBER);
        List<Long> inOrder = new ArrayList<>();
        // In rows, as codes of several dimensions are, and scattered.
        for (int i = 0; i < 50_000; i++) {
            inOrder.add(Numbering.key(i % 100, i / 100 * 1_024));
        }
        for (int i = 0; i < 50_000; i++) {
            inOrder.add(Numbering.key(100 + i, random.nextInt(Integer.MAX_VALUE)));
        }

        assertThat(numbers(numbering, inOrder))
                .isEqualTo(IntStream.range(0, 100_000).toArray());
        assertThat(numbers(numbering, inOrder))
                .isEqualTo(IntStream.range(0, 100_000).toArray());
        assertThat(IntStream.range(0, 100_000).mapToObj(numbering::keyOf)).isEqualTo(inOrder);
    }

    @Test
    void oneMoreThanTheMostIsRefused() {
        for (Numbering numbering :
                List.of(Numbering.ofCodes(10, 2), Numbering.ofCodes(Integer.MAX_VALUE, 2), Numbering.ofKeys(2))) {
            numbering.number(new int[] {4, 5, 4, 5}, 4);

            assertThatExceptionOfType(Histogram.TooManyGroupsException.class)
                    .isThrownBy(() -> numbering.number(new int[] {6}, 1));
        }
    }

    private static int[] numbers(Numbering numbering, List<Long> keys) {
        int[] prefixes =
                keys.stream().mapToInt(key -> (int) (key >>> Integer.SIZE)).toArray();
        int[] codes = keys.stream().mapToInt(Long::intValue).toArray();
        numbering.number(prefixes, codes, codes.length);
        return prefixes;
    }
}
