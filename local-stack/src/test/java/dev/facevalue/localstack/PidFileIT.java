package dev.facevalue.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PidFileIT {

    @TempDir
    Path directory;

    private Path file = Path.of("");
    private Process sleeper = ended();

    @BeforeEach
    void startSomething() throws Exception {
        file = directory.resolve("sleeper.pid");
        sleeper = new ProcessBuilder("sleep", "601").start();
    }

    @AfterEach
    void endIt() {
        sleeper.destroyForcibly();
    }

    @Test
    void endsTheProcessThatItNoted() {
        new PidFile(file).write(sleeper.toHandle(), "601");

        assertThat(new PidFile(file).endOrphan()).contains(sleeper.pid());

        assertThat(sleeper.isAlive()).isFalse();
        assertThat(file).doesNotExist();
    }

    @Test
    void leavesAProcessAloneThatBeganAtAnotherTime() throws Exception {
        Files.write(
                file,
                List.of("" + sleeper.pid(), Instant.now().minusSeconds(3600).toString(), "601"));

        assertThat(new PidFile(file).endOrphan()).isEmpty();

        assertThat(sleeper.isAlive()).isTrue();
    }

    @Test
    void leavesAProcessAloneThatRunsSomethingElse() {
        new PidFile(file).write(sleeper.toHandle(), "/elsewhere/quarkus-run.jar");

        assertThat(new PidFile(file).endOrphan()).isEmpty();

        assertThat(sleeper.isAlive()).isTrue();
    }

    @Test
    void forgetsAProcessThatIsGone() throws Exception {
        new PidFile(file).write(sleeper.toHandle(), "601");
        sleeper.destroyForcibly().waitFor();

        assertThat(new PidFile(file).endOrphan()).isEmpty();
        assertThat(file).doesNotExist();
    }

    @Test
    void saysSoWhenItsNoteMakesNoSense() throws Exception {
        Files.writeString(file, "not a number");

        assertThatThrownBy(() -> new PidFile(file).endOrphan())
                .isInstanceOf(LocalStackException.class)
                .hasMessageContaining(file.toString());
    }

    private static Process ended() {
        try {
            return new ProcessBuilder("true").start();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
