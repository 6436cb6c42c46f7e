package dev.facevalue.localstack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM beside the test's own that runs a part of the stack until it is killed. */
final class OtherJvm implements AutoCloseable {

    private static final String READY = "ready";

    private final Process process;

    private OtherJvm(Process process) {
        this.process = process;
    }

    /** Runs a main class of the tests, and returns once it has called {@link #sayReadyAndStay()}. */
    static OtherJvm running(Class<?> mainClass, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.util.logging.config.file=" + System.getProperty("java.util.logging.config.file"),
                "-cp",
                System.getProperty("java.class.path"),
                mainClass.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals(READY)) {
                return new OtherJvm(process);
            }
        }
        throw new IllegalStateException(mainClass.getSimpleName() + " ended before it was ready");
    }

    /** Called in the other JVM. */
    static void sayReadyAndStay() throws InterruptedException {
        System.out.println(READY);
        Thread.currentThread().join();
    }

    long pid() {
        return process.pid();
    }

    /** {@code kill -9}: nothing in it gets a chance to tidy up. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
