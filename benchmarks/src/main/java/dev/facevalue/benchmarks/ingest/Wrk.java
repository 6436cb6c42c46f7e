package dev.facevalue.benchmarks.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.facevalue.benchmarks.testbed.IngestClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The load generator wrk: keeps {@value #CONNECTIONS} connections busy for so long, each with one request after the
 * other.
 *
 * @param form what a fact is wrapped in, as the script knows it
 */
record Wrk(Path script, String form, Duration duration) {

    /** How many are kept busy. */
    static final int CONNECTIONS = 128;

    private static final String SCRIPT = "facts.lua";
    private static final Pattern REQUESTS = Pattern.compile("^\\s*(\\d+) requests in ", Pattern.MULTILINE);
    private static final Pattern RATE = Pattern.compile("^Requests/sec:\\s+([0-9.]+)$", Pattern.MULTILINE);
    private static final Pattern REFUSED = Pattern.compile("^\\s*Non-2xx or 3xx responses: (\\d+)$", Pattern.MULTILINE);
    private static final Pattern BROKEN = Pattern.compile("^\\s*Socket errors: (.*)$", Pattern.MULTILINE);

    /**
     * What wrk tells in the end.
     *
     * @param requests how many were answered
     * @param perSecond how many in a second
     */
    record Report(long requests, double perSecond) {

        /** @throws IOException if it is no report, or a request was refused or got no answer */
        static Report of(String said) throws IOException {
            Matcher requests = REQUESTS.matcher(said);
            Matcher rate = RATE.matcher(said);
            if (!requests.find()
                    || !rate.find()
                    || REFUSED.matcher(said).find()
                    || BROKEN.matcher(said).find()) {
                throw new IOException("wrk says: " + said);
            }
            return new Report(Long.parseLong(requests.group(1)), Double.parseDouble(rate.group(1)));
        }
    }

    /**
     * A generator of facts, each of another deal, like {@code Said}'s, posted one by one.
     *
     * @param directory where its script is put
     */
    static Wrk facts(Path directory, Duration duration) throws IOException {
        return new Wrk(script(directory), "fact", duration);
    }

    /** The same facts as a Strimzi Kafka Bridge takes them: each a record in JSON with the deal for its key. */
    static Wrk records(Path directory, Duration duration) throws IOException {
        return new Wrk(script(directory), "record", duration);
    }

    private static Path script(Path directory) throws IOException {
        Path script = directory.resolve(SCRIPT);
        try (InputStream packaged = Objects.requireNonNull(Wrk.class.getResourceAsStream(SCRIPT))) {
            Files.copy(packaged, script, StandardCopyOption.REPLACE_EXISTING);
        }
        return script;
    }

    /** Asks for one thing, over and over. */
    Report run(URI what) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(
                        "wrk",
                        "--threads",
                        "1",
                        "--connections",
                        Integer.toString(CONNECTIONS),
                        "--duration",
                        duration.toSeconds() + "s",
                        "--timeout",
                        "10s",
                        "--script",
                        script.toString(),
                        what.toString())
                .redirectErrorStream(true);
        command.environment().put("AUTHORIZATION", IngestClient.AUTHORIZATION);
        command.environment().put("FORM", form);
        Process process;
        try {
            process = command.start();
        } catch (IOException notThere) {
            throw new IOException("the load generator wrk is needed: apt-get install wrk", notThere);
        }
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return Report.of(said);
    }
}
