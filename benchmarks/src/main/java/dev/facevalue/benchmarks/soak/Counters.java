package dev.facevalue.benchmarks.soak;

import java.util.Arrays;

/** A small number for each of very many things that are numbered from 0. Safe for use by several threads. */
final class Counters {

    private static final int FEW = 1 << 16;
    private static final int MOST = 255;

    private byte[] counts = new byte[FEW];
    private long sum;

    /**
     * @throws ArithmeticException if a thing is counted more often than a counter can tell, or its number is too large
     */
    synchronized void add(long number) {
        int index = Math.toIntExact(number);
        if (index >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(index + 1, counts.length + (counts.length >> 1)));
        }
        if (Byte.toUnsignedInt(counts[index]) == MOST) {
            throw new ArithmeticException("thing " + number + " was counted " + MOST + " times before");
        }
        counts[index]++;
        sum++;
    }

    synchronized int get(long number) {
        return number < counts.length ? Byte.toUnsignedInt(counts[(int) number]) : 0;
    }

    /** How often anything was counted. */
    synchronized long sum() {
        return sum;
    }

    /** A bound of the numbers of what was counted. */
    synchronized int bound() {
        return counts.length;
    }
}
