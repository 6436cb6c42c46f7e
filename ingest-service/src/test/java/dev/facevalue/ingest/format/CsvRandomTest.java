package dev.facevalue.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.deal.FactForm;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Bodies of random pieces that matter to CSV: whatever they are, reading ends, and good lines between are found. */
class CsvRandomTest {

    private static final String[] PIECES = {
        ",", "\"", "\"\"", "\n", "\r\n", "\r", "a", "é", "\uD83C\uDFFF", "\uFDD1", "d-1", " ", "x".repeat(90), "\u0000"
    };

    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\r|\n");

    @Test
    void aGoodLineAfterAnyLineThatClosesItsQuotesIsFoundWithItsNumber() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            String noise = noise(random);
            String before = "dealId,observedAt,relationship\n" + noise + (openQuote(noise) ? "\"\n" : "\n");
            String body = before + "good-1,2026-03-01T12:00:00Z,MAINTAINED\n";

            List<String> told;
            try {
                told = Lines.told(CsvFacts.open(
                                Lines.dribbling(Lines.body(body), 1 + random.nextInt(50)),
                                FactForm.Kind.RELATIONSHIP_OBSERVATION,
                                Lines.MAX_LINE_BYTES)
                        .orElseThrow());
            } catch (BrokenBodyException quotedCellTooLong) {
                assertThat(noise).as("seed %d round %d", seed, round).contains("\"");
                continue;
            }
            assertThat(told.getLast())
                    .as("seed %d round %d: %s", seed, round, noise)
                    .isEqualTo(1 + LINE_BREAK.matcher(before).results().count() + " ok good-1");
        }
    }

    @Test
    void anyBytesAreReadToAnEnd() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            byte[] noise = new byte[random.nextInt(600)];
            random.nextBytes(noise);
            try {
                assertThat(Lines.told(CsvFacts.open(
                                        Lines.bytes(Lines.utf8("dealId,observedAt,relationship\n"), noise),
                                        FactForm.Kind.RELATIONSHIP_OBSERVATION,
                                        Lines.MAX_LINE_BYTES)
                                .orElseThrow()))
                        .as("seed %d round %d", seed, round)
                        .noneMatch(line -> line.contains(" ok "));
            } catch (IOException ended) {
                assertThat(ended).as("seed %d round %d", seed, round).isInstanceOf(BrokenBodyException.class);
            }
        }
    }

    private static String noise(Random random) {
        StringBuilder noise = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            noise.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return noise.toString();
    }

    /** By the rules of RFC 4180, told a second time: whether a text ends within a quoted cell. */
    private static boolean openQuote(String text) {
        boolean open = false;
        boolean cellStart = true;
        int i = 0;
        while (i < text.length()) {
            char character = text.charAt(i);
            if (open) {
                if (character == '"') {
                    boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == '"';
                    i += doubled ? 1 : 0;
                    open = doubled;
                }
            } else if (cellStart && character == '"') {
                open = true;
            }
            cellStart = !open && (character == ',' || character == '\n' || character == '\r');
            i++;
        }
        return open;
    }
}
