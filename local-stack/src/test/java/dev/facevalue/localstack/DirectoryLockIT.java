package dev.facevalue.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DirectoryLockIT {

    @TempDir
    Path directory;

    @Test
    void isHeldByOneOwnerInThisJvm() {
        DirectoryLock first = DirectoryLock.take(directory).orElseThrow();
        assertThat(DirectoryLock.take(directory)).isEmpty();

        first.close();

        assertThat(DirectoryLock.take(directory)).isPresent();
    }

    @Test
    void isHeldByOneOwnerOnThisMachineUntilThatIsKilled() throws Exception {
        try (OtherJvm other = OtherJvm.running(Holder.class, directory)) {
            assertThat(DirectoryLock.take(directory)).isEmpty();
            other.kill();
        }
        assertThat(DirectoryLock.take(directory)).isPresent();
    }

    @Test
    void staysHeldWhenTheSameJvmAsksForItInVain() throws Exception {
        try (OtherJvm other = OtherJvm.running(HolderThatAsksTwice.class, directory)) {
            assertThat(DirectoryLock.take(directory)).isEmpty();
            other.kill();
        }
    }

    @Test
    void tellsWhichProcessHoldsIt() throws Exception {
        try (OtherJvm other = OtherJvm.running(Holder.class, directory)) {
            assertThat(DirectoryLock.holder(directory)).contains(Long.toString(other.pid()));
        }
    }

    static final class Holder {

        private Holder() {}

        public static void main(String[] arguments) throws Exception {
            DirectoryLock held = DirectoryLock.take(Path.of(arguments[0])).orElseThrow();
            OtherJvm.sayReadyAndStay();
            held.close();
        }
    }

    static final class HolderThatAsksTwice {

        private HolderThatAsksTwice() {}

        public static void main(String[] arguments) throws Exception {
            DirectoryLock held = DirectoryLock.take(Path.of(arguments[0])).orElseThrow();
            DirectoryLock.take(Path.of(arguments[0])).ifPresent(lock -> {
                throw new IllegalStateException("taken twice");
            });
            OtherJvm.sayReadyAndStay();
            held.close();
        }
    }
}
