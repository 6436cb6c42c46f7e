package dev.facevalue.benchmarks.faults;

import dev.facevalue.localstack.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The checker, which is a program of its own. */
final class Checker {

    private Checker() {}

    /**
     * What the checker says.
     *
     * @param text what it printed, or why it could not check
     * @param isClean whether it found nothing
     */
    record Verdict(String text, boolean isClean) {}

    /**
     * Holds a ledger against a stack that still runs.
     *
     * @param root the checkout that the checker lies in
     * @param directory where what it complains of is kept
     */
    static Verdict check(Path root, Path directory, Path ledger, Stack stack) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "python3",
                "-B",
                root.resolve("benchmarks/checker/check.py").toString(),
                "--ledger",
                ledger.toString(),
                "--bootstrap-servers",
                stack.bootstrapServers(),
                "--pseudonym-key",
                Service.DEMO_PSEUDONYM_KEY));
        stack.analytics().forEach(each -> command.addAll(List.of("--analytics", each.toString())));
        Path errors = directory.resolve("checker.log");
        Process checker =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        checker.getOutputStream().close();
        String verdict = new String(checker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = checker.waitFor();
        return new Verdict(verdict.isBlank() ? Files.readString(errors) : verdict, exit == 0);
    }
}
