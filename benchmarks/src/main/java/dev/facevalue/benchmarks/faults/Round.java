package dev.facevalue.benchmarks.faults;

import dev.facevalue.localstack.LocalStackException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * One seed's faults under one load, from an empty log on, and the checker's verdict on what came of them.
 *
 * @param root a checkout with the services packaged in it
 * @param seed from which faults and facts are drawn; what the network and the schedulers do is not, so a seed repeats
 *     the faults and not the run
 * @param faults how many
 * @param brokers how many brokers there are, 1 or 3
 * @param targets what may suffer; empty for everything that there is
 */
record Round(Path root, long seed, int faults, int brokers, Set<Fault.Target> targets) {

    private static final Duration READY_BOUND = Duration.ofSeconds(150);
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final int LONGEST_PAUSE_MILLIS = 2_500;

    /** After so many faults all parts must have become ready again; in between, faults may meet. */
    private static final int FAULTS_UNTIL_READY = 4;

    Round {
        targets = targets.isEmpty() ? Fault.targets(brokers) : Set.copyOf(targets);
        if (!Fault.targets(brokers).containsAll(targets)) {
            throw new IllegalArgumentException("with so many brokers there is not all of " + targets);
        }
    }

    /**
     * What came of a round.
     *
     * @param verdict what the checker printed, or why it could not check
     * @param isClean whether it found nothing
     * @param slowest how long it took at most until all was ready again and a fact was accepted, from the end of a
     *     fault
     */
    record Outcome(String verdict, boolean isClean, Duration slowest) {}

    /** Runs it in a new directory, which is left behind only if something was found. */
    Outcome run(PrintStream progress) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("facevalue-faults-" + seed + "-");
        progress.printf("seed %d: %d faults, in %s%n", seed, faults, directory);
        Outcome outcome = run(directory, progress);
        if (outcome.isClean()) {
            delete(directory);
        }
        return outcome;
    }

    private Outcome run(Path directory, PrintStream progress) throws IOException, InterruptedException {
        Random random = new Random(seed);
        Path notes = directory.resolve("ledger.ndjson");
        Duration slowest;
        try (Ledger ledger = new Ledger(notes);
                Stack stack = Stack.start(root, directory, brokers)) {
            try (Stranger _ = new Stranger(ledger, stack.bootstrapServers(), new Random(seed));
                    Load load = Load.start(ledger, stack.ingest(), stack.analytics(), seed)) {
                Thread.sleep(WARM_UP);
                slowest = suffer(stack, load, random, progress);
                Thread.sleep(WARM_UP);
            } catch (LocalStackException | IllegalStateException notReady) {
                return new Outcome("not ready again within the bound: " + notReady.getMessage(), false, READY_BOUND);
            }
            Checker.Verdict verdict = Checker.check(root, directory, notes, stack);
            return new Outcome(verdict.text(), verdict.isClean(), slowest);
        }
    }

    private Duration suffer(Stack stack, Load load, Random random, PrintStream progress) throws InterruptedException {
        Duration slowest = Duration.ZERO;
        int number = 0;
        for (Fault fault : Fault.plan(faults, targets, random)) {
            number++;
            progress.printf(
                    "seed %d, %3d of %d: %s (%d requests accepted)%n", seed, number, faults, fault, load.accepted());
            stack.suffer(fault, random);
            // Of three brokers, one must be whole again before the next may suffer.
            if (brokers > 1 || number % FAULTS_UNTIL_READY == 0 || number == faults) {
                Duration recovery = awaitRecovery(stack, load);
                slowest = recovery.compareTo(slowest) > 0 ? recovery : slowest;
            }
            Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
        }
        progress.printf(Locale.ROOT, "slowest recovery: %.1f s%n", slowest.toMillis() / 1_000.0);
        return slowest;
    }

    private static Duration awaitRecovery(Stack stack, Load load) throws InterruptedException {
        long begun = System.nanoTime();
        stack.awaitReady(READY_BOUND);
        long accepted = load.accepted();
        while (load.accepted() == accepted) {
            Thread.sleep(20);
            if (System.nanoTime() - begun > READY_BOUND.toNanos()) {
                throw new IllegalStateException("all say that they are ready, and no fact is accepted");
            }
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static void delete(Path directory) throws IOException {
        try (var paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
