package dev.facevalue.benchmarks.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pauses for garbage collection that a JVM has written to its log, but for those that were asked for by jcmd.
 *
 * @param pauses how many
 * @param seconds how long they were together
 * @param longestMillis how long the longest was; 0 if there was none
 */
public record Collections(long pauses, double seconds, double longestMillis) {

    private static final Pattern PAUSE = Pattern.compile(".*\\bPause (.*) ([0-9]+\\.[0-9]+)ms$");
    private static final String ASKED_FOR = "Diagnostic Command";
    private static final double MILLIS = 1_000;

    /** What has a JVM write its log, as an option of {@code java}. */
    public static String option(Path log) {
        return "-Xlog:gc:file=" + log.toAbsolutePath() + ":uptime:filecount=0";
    }

    /** How many lines a log has so far, to read on from there later. */
    public static int lines(Path log) throws IOException {
        return Files.readAllLines(log).size();
    }

    /** What a log says from one line up to, not including, another, counted from 0. */
    public static Collections in(Path log, int from, int to) throws IOException {
        return of(Files.readAllLines(log).subList(from, to));
    }

    static Collections of(List<String> lines) {
        double[] millis = lines.stream()
                .map(PAUSE::matcher)
                .filter(Matcher::matches)
                .filter(pause -> !pause.group(1).contains(ASKED_FOR))
                .mapToDouble(pause -> Double.parseDouble(pause.group(2)))
                .toArray();
        double sum = 0;
        double longest = 0;
        for (double each : millis) {
            sum += each;
            longest = Math.max(longest, each);
        }
        return new Collections(millis.length, sum / MILLIS, longest);
    }
}
