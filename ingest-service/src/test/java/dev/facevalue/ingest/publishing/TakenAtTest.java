package dev.facevalue.ingest.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class TakenAtTest {

    @Test
    void eachMomentIsAtLeastAMicrosecondAfterTheOneBefore() {
        TakenAt moments =
                new TakenAt(clock("12:00:00.000001900Z", "12:00:00.000001100Z", "11:59:59Z", "12:00:00.000010Z"));

        assertThat(List.of(moments.next(), moments.next(), moments.next(), moments.next()))
                .containsExactly(
                        at("12:00:00.000001Z"), at("12:00:00.000002Z"), at("12:00:00.000003Z"), at("12:00:00.000010Z"));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-03-01T" + time);
    }

    private static Clock clock(String... times) {
        Deque<String> left = new ArrayDeque<>(List.of(times));
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return at(left.removeFirst());
            }
        };
    }
}
