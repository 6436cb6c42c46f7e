package dev.facevalue.eventstream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordKeyTest {

    private static final String FACT_ID = "f508391b-f545-5910-ae78-8b5f868cb2a7";

    @Test
    void aKeyIsWrittenAsDealIdSlashFactId() {
        assertThat(new String(new RecordKey("CRM:2026.00042", UUID.fromString(FACT_ID)).toBytes(), UTF_8))
                .isEqualTo("CRM:2026.00042/" + FACT_ID);
    }

    @Test
    void whatIsWrittenIsReadAsAnEqualKey() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            RecordKey key = new RecordKey(
                    "d".repeat(1 + random.nextInt(128)),
                    new UUID(random.nextLong() >>> random.nextInt(64), random.nextLong() >>> random.nextInt(64)));

            assertThat(RecordKey.parse(key.toBytes())).as("seed %d", seed).contains(key);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "d-1",
                "d-1/",
                "/" + FACT_ID,
                FACT_ID,
                "d-1/" + FACT_ID + "0",
                "d-1/" + FACT_ID + "\n",
                "d-1//" + FACT_ID,
                "d-1/x/" + FACT_ID,
                "d 1/" + FACT_ID,
                "\u00e9/" + FACT_ID,
                "d-1/F508391B-F545-5910-AE78-8B5F868CB2A7",
                "d-1/f508391bf5455910ae788b5f868cb2a7",
                "d-1/{508391b-f545-5910-ae78-8b5f868cb2a}",
                "d-1/0f508391b-f545-5910-ae78-8b5f868cb2a",
                "d-1/f508391b-f545-5910-ae788b5f-868cb2a7",
                "d-1/g508391b-f545-5910-ae78-8b5f868cb2a7",
                "d-1/-508391b-f545-5910-ae78-8b5f868cb2a7",
                "d-1/\u0661508391b-f545-5910-ae78-8b5f868cb2a7",
                "d-1/------------------------------------"
            })
    void anythingElseIsNoKey(String text) {
        assertThat(RecordKey.parse(text.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void aKeyOfTooLongADealIdIsNone() {
        assertThat(RecordKey.parse(("x".repeat(128) + "/" + FACT_ID).getBytes(UTF_8)))
                .isPresent();
        assertThat(RecordKey.parse(("x".repeat(129) + "/" + FACT_ID).getBytes(UTF_8)))
                .isEmpty();
        assertThat(RecordKey.parse(new byte[10_000_000])).isEmpty();
    }

    @Test
    void bytesThatAreNotUtf8AreNoKey() {
        assertThat(RecordKey.parse(("d\u00ff/" + FACT_ID).getBytes(ISO_8859_1))).isEmpty();
        assertThat(RecordKey.parse(("d/\u00ff" + FACT_ID.substring(1)).getBytes(ISO_8859_1)))
                .isEmpty();
    }
}
