package dev.facevalue.localstack.demo;

import java.util.List;
import java.util.Random;

/**
 * Chance in whole numbers. {@link Random}'s algorithm is part of its specification, and whole numbers are rounded
 * nowhere, so a seed throws the same on every machine.
 */
final class Dice {

    private final Random random;

    Dice(long seed) {
        random = new Random(seed);
    }

    /** True in so many of 100 cases. */
    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    /** Both ends are possible. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** One of the choices, each as often as its weight tells. */
    <T> T weighted(T[] choices, int... weights) {
        int total = 0;
        for (int weight : weights) {
            total += weight;
        }
        int thrown = random.nextInt(total);
        int last = 0;
        for (; thrown >= weights[last]; last++) {
            thrown -= weights[last];
        }
        return choices[last];
    }
}
