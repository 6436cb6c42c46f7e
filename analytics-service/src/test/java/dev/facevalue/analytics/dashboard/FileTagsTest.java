package dev.facevalue.analytics.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileTagsTest {

    private static final String TAG = FileTags.tagOf("page".getBytes(UTF_8));

    @Test
    void anotherContentHasAnotherTag() {
        assertThat(TAG)
                .isEqualTo(FileTags.tagOf("page".getBytes(UTF_8)))
                .isNotEqualTo(FileTags.tagOf("pagE".getBytes(UTF_8)))
                .matches("W/\"[A-Za-z0-9_-]{22}\"");
    }

    @Test
    void aFileThatIsNotThereHasNoTag() {
        assertThat(FileTags.of(Map.of("/nothing", "nothing.html")).tag("/nothing"))
                .isNull();
    }

    @Test
    void aTagIsHeldByWhoeverNamesIt() {
        assertThat(FileTags.areHeld(List.of(TAG), TAG)).isTrue();
        assertThat(FileTags.areHeld(List.of("\"other\" , " + TAG), TAG)).isTrue();
        assertThat(FileTags.areHeld(List.of("\"other\"", TAG), TAG)).isTrue();
        assertThat(FileTags.areHeld(List.of("*"), TAG)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "\"other\"", "W/\"other\"", "W/", "nonsense"})
    void aTagIsNotHeldByAnybodyElse(String ifNoneMatch) {
        assertThat(FileTags.areHeld(List.of(ifNoneMatch), TAG)).isFalse();
        assertThat(FileTags.areHeld(List.of(), TAG)).isFalse();
    }
}
