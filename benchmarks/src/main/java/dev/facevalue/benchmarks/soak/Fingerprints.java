package dev.facevalue.benchmarks.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * A set of texts of which only a number of 64 bits is kept each, so that tens of millions of facts can be compared:
 * that two different sets look the same has a chance of one in some hundred thousand for thirty million texts.
 */
final class Fingerprints {

    private static final int FEW = 1 << 16;

    private long[] prints = new long[FEW];
    private int size;
    private boolean sorted;

    /** Adds a fact by its name and its data. */
    void add(String factId, String data) {
        add(mixed(mixed(0xCBF29CE484222325L, factId), data));
    }

    private void add(long print) {
        if (size == prints.length) {
            prints = Arrays.copyOf(prints, size + (size >> 1));
        }
        prints[size++] = print;
        sorted = false;
    }

    /** FNV-1a, whose last bits are then spread by the finisher of SplitMix64. */
    private static long mixed(long before, String text) {
        long hash = before;
        for (byte each : text.getBytes(UTF_8)) {
            hash = (hash ^ (each & 0xFF)) * 0x100000001B3L;
        }
        hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
        return hash ^ (hash >>> 31);
    }

    private void sort() {
        if (!sorted) {
            Arrays.parallelSort(prints, 0, size);
            sorted = true;
        }
    }

    /** How many were added, the same ones too. */
    long added() {
        return size;
    }

    /** How many different ones there are. */
    long distinct() {
        sort();
        long distinct = 0;
        for (int i = 0; i < size; i++) {
            distinct += i == 0 || prints[i] != prints[i - 1] ? 1 : 0;
        }
        return distinct;
    }

    /** How many different ones of these are not in another set. */
    long notIn(Fingerprints other) {
        sort();
        other.sort();
        long missing = 0;
        int there = 0;
        for (int i = 0; i < size; i++) {
            if (i > 0 && prints[i] == prints[i - 1]) {
                continue;
            }
            while (there < other.size && other.prints[there] < prints[i]) {
                there++;
            }
            missing += there == other.size || other.prints[there] != prints[i] ? 1 : 0;
        }
        return missing;
    }
}
