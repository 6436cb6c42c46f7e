package dev.facevalue.analytics.columns;

import java.util.Arrays;

/**
 * Gives keys numbers from 0 on, in the order in which they are first seen, and remembers the key of each. Groups are
 * few, however many there could be: what is kept depends on those that occur.
 */
sealed interface Numbering {

    /** The most keys that are looked up in an array with a place for each, four bytes a place. */
    int MAX_PLACES = 1 << 20;

    /** How many numbers were given. */
    int size();

    /** The key that has a number. */
    long keyOf(int number);

    /** Puts the number of its key in place of each code, for keys that begin with 0; −1 stays. */
    void number(int[] codes, int used);

    /** Puts the number of the key of both in place of each prefix; −1 stays, and comes where there is no code. */
    void number(int[] prefixes, int[] codes, int used);

    /** A key of both. */
    static long key(int prefix, int code) {
        return ((long) prefix << Integer.SIZE) | code;
    }

    /**
     * A numbering for keys of which all begin with 0.
     *
     * @param codes how many codes there are
     * @param most the most numbers that may be given
     */
    static Numbering ofCodes(int codes, int most) {
        return codes <= MAX_PLACES ? new ByPlace(codes, most) : new ByHash(most);
    }

    /** A numbering for any keys, of which at most so many may get a number. */
    static Numbering ofKeys(int most) {
        return new ByHash(most);
    }

    /** The keys that have a number. */
    final class Keys {

        private final int most;
        private long[] keys = new long[16];
        private int size;

        private Keys(int most) {
            this.most = most;
        }

        private int add(long key) {
            if (size == most) {
                throw new Histogram.TooManyGroupsException(most);
            }
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, 2 * size);
            }
            keys[size] = key;
            return size++;
        }
    }

    /** Looks up a number where its code stands. The keys all begin with 0. */
    final class ByPlace implements Numbering {

        private static final int NONE = -2;

        /** By code plus one, so that −1 has a place too and is its own number. */
        private final int[] numbers;

        private final Keys keys;

        private ByPlace(int codes, int most) {
            numbers = new int[codes + 1];
            Arrays.fill(numbers, NONE);
            numbers[0] = -1;
            keys = new Keys(most);
        }

        @Override
        public int size() {
            return keys.size;
        }

        @Override
        public long keyOf(int number) {
            return keys.keys[number];
        }

        @Override
        public void number(int[] prefixes, int[] codes, int used) {
            throw new UnsupportedOperationException("there is a place only for keys that begin with 0");
        }

        @Override
        public void number(int[] codes, int used) {
            for (int i = 0; i < used; i++) {
                int number = numbers[codes[i] + 1];
                codes[i] = number == NONE ? add(codes[i]) : number;
            }
        }

        private int add(int code) {
            int number = keys.add(code);
            numbers[code + 1] = number;
            return number;
        }
    }

    /** Looks up a number by open addressing with linear probing. */
    final class ByHash implements Numbering {

        /** 2⁶⁴ divided by the golden ratio, which scatters keys that lie in rows. */
        private static final long GOLDEN = 0x9E3779B97F4A7C15L;

        /** One more than the number; 0 where there is none. At least half stay free, so that probes are short. */
        private int[] numbers = new int[64];

        private long[] keyAt = new long[numbers.length];
        private int shift = Long.SIZE - Integer.numberOfTrailingZeros(numbers.length);
        private final Keys keys;

        private ByHash(int most) {
            keys = new Keys(most);
        }

        @Override
        public int size() {
            return keys.size;
        }

        @Override
        public long keyOf(int number) {
            return keys.keys[number];
        }

        @Override
        public void number(int[] prefixes, int[] codes, int used) {
            for (int i = 0; i < used; i++) {
                prefixes[i] = codes[i] < 0 ? -1 : numberOf(key(prefixes[i], codes[i]));
            }
        }

        @Override
        public void number(int[] codes, int used) {
            for (int i = 0; i < used; i++) {
                codes[i] = codes[i] < 0 ? -1 : numberOf(codes[i]);
            }
        }

        private int numberOf(long key) {
            int place = placeOf(key);
            int found = numbers[place];
            return found == 0 ? add(key, place) : found - 1;
        }

        /** Where the key stands, or the free place where it would. */
        private int placeOf(long key) {
            long hash = key * GOLDEN;
            int place = (int) (((hash ^ (hash >>> 32)) * GOLDEN) >>> shift);
            while (numbers[place] != 0 && keyAt[place] != key) {
                place = (place + 1) & (numbers.length - 1);
            }
            return place;
        }

        private int add(long key, int place) {
            int number = keys.add(key);
            numbers[place] = number + 1;
            keyAt[place] = key;
            if (2 * keys.size > numbers.length) {
                grow();
            }
            return number;
        }

        private void grow() {
            numbers = new int[2 * numbers.length];
            keyAt = new long[numbers.length];
            shift--;
            for (int number = 0; number < keys.size; number++) {
                int place = placeOf(keys.keys[number]);
                numbers[place] = number + 1;
                keyAt[place] = keys.keys[number];
            }
        }
    }
}
