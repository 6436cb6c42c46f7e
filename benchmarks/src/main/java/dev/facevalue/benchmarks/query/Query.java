package dev.facevalue.benchmarks.query;

import dev.facevalue.benchmarks.sidebyside.Contender;
import dev.facevalue.benchmarks.sidebyside.Goal;
import dev.facevalue.benchmarks.sidebyside.Pair;
import dev.facevalue.benchmarks.sidebyside.Question;
import dev.facevalue.benchmarks.sidebyside.RunOptions;
import dev.facevalue.benchmarks.sidebyside.SideBySide;
import dev.facevalue.localstack.Directories;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends the deals once, then asks everything of them. */
@Command(
        name = "./facevalue bench query",
        mixinStandardHelpOptions = true,
        description = "Measures how fast standings of millions of deals are answered, beside DuckDB and PostgreSQL.")
public final class Query implements Callable<Integer> {

    private static final int TIMES_THE_DEALS = 5;
    private static final int BYTES_A_DEAL = 32;

    @Mixin
    private RunOptions options = new RunOptions();

    @Option(
            names = "--deals",
            defaultValue = "5000000",
            description = "how many deals; a fifth of them where growth is asked about (default: ${DEFAULT-VALUE})")
    private long deals;

    private Query() {}

    /**
     * Runs.
     *
     * @param args where results are kept, then what the user said
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Query()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Path directory = Files.createTempDirectory("facevalue-query");
        try (Lazily<Served> served = new Lazily<>(() -> Served.of(options.root(), directory.resolve("all"), deals));
                Lazily<Served> fewer = new Lazily<>(
                        () -> Served.of(options.root(), directory.resolve("fewer"), deals / TIMES_THE_DEALS));
                Lazily<DuckDb> duckDb = new Lazily<>(() -> DuckDb.of(deals));
                Lazily<PostgreSql> postgreSql = new Lazily<>(() -> PostgreSql.of(directory.resolve("peer"), deals))) {
            List<Question> questions = ask(options.begin(), new Parties(served, fewer, duckDb, postgreSql));
            System.out.println(options.begin().table(questions));
            return 0;
        } finally {
            Directories.delete(directory);
        }
    }

    private record Parties(
            Lazily<Served> served, Lazily<Served> fewer, Lazily<DuckDb> duckDb, Lazily<PostgreSql> postgreSql) {}

    private List<Question> ask(SideBySide run, Parties parties) throws Exception {
        List<Asking> all = List.of(
                new Asking(
                        question("query-duckdb", "standings by culture", "ms", Goal.atMost(1.0 / 10)),
                        () -> new Two(
                                parties.served.get().asked(Asked.OF_ALL),
                                parties.duckDb.get().asked(Asked.OF_ALL))),
                new Asking(
                        question(
                                "query-duckdb-filtered",
                                "standings by culture, three filters",
                                "ms",
                                Goal.atMost(1.0 / 10)),
                        () -> new Two(
                                parties.served.get().asked(Asked.OF_SOME),
                                parties.duckDb.get().asked(Asked.OF_SOME))),
                new Asking(
                        question("query-postgresql", "standings by culture", "ms", Goal.atMost(1.0 / 50)),
                        () -> new Two(
                                parties.served.get().asked(Asked.OF_ALL),
                                parties.postgreSql.get().asked(Asked.OF_ALL))),
                new Asking(
                        question(
                                "query-postgresql-filtered",
                                "standings by culture, three filters",
                                "ms",
                                Goal.atMost(1.0 / 50)),
                        () -> new Two(
                                parties.served.get().asked(Asked.OF_SOME),
                                parties.postgreSql.get().asked(Asked.OF_SOME))),
                new Asking(
                        question(
                                "query-growth",
                                "standings by culture, against a fifth of the deals",
                                "ms",
                                Goal.atMost(TIMES_THE_DEALS)),
                        () -> new Two(
                                parties.served.get().askedOfSoMany(Asked.OF_ALL),
                                parties.fewer.get().askedOfSoMany(Asked.OF_ALL))),
                new Asking(
                        question("query-memory", "memory of a deal", "bytes", Goal.atMost(1)),
                        () -> new Two(
                                new DealMemory(parties.served.get()),
                                DealMemory.bound(BYTES_A_DEAL, parties.served.get()))));
        for (Asking each : all) {
            if (options.wants(each.question)) {
                run.ask(each.question, each.pair);
            }
        }
        return all.stream().map(Asking::question).toList();
    }

    private Question question(String name, String work, String unit, Goal goal) {
        return new Question(name, String.format(Locale.ROOT, "%s, %,d deals", work, deals), unit, goal);
    }

    private record Asking(Question question, Pair.Start pair) {}

    /** Two that need not be closed: others take turns with them later. */
    private record Two(Contender ours, Contender peer) implements Pair {

        @Override
        public void close() {}
    }
}
