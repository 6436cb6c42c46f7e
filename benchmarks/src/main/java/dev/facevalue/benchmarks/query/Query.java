package dev.facevalue.benchmarks.query;

import dev.facevalue.benchmarks.sidebyside.Comparing;
import dev.facevalue.benchmarks.sidebyside.Goal;
import dev.facevalue.benchmarks.sidebyside.Pair;
import dev.facevalue.benchmarks.sidebyside.Question;
import dev.facevalue.localstack.Directories;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sends the deals once, then asks everything of them. */
@Command(
        name = "./facevalue bench query",
        description = "Measures how fast standings of millions of deals are answered, beside DuckDB and PostgreSQL.")
public final class Query extends Comparing {

    private static final int TIMES_THE_DEALS = 5;
    private static final int BYTES_A_DEAL = 32;

    @Option(
            names = "--deals",
            defaultValue = "5000000",
            description = "how many deals; a fifth of them where growth is asked about (default: ${DEFAULT-VALUE})")
    private long deals;

    @Override
    protected void compare(Asking run) throws Exception {
        Path directory = Files.createTempDirectory("facevalue-query");
        try (Lazily<Served> served = new Lazily<>(() -> Served.of(root(), directory.resolve("all"), deals));
                Lazily<Served> fewer =
                        new Lazily<>(() -> Served.of(root(), directory.resolve("fewer"), deals / TIMES_THE_DEALS));
                Lazily<DuckDb> duckDb = new Lazily<>(() -> DuckDb.of(deals));
                Lazily<PostgreSql> postgreSql = new Lazily<>(() -> PostgreSql.of(directory.resolve("peer"), deals))) {
            ask(run, new Parties(served, fewer, duckDb, postgreSql));
        } finally {
            Directories.delete(directory);
        }
    }

    private record Parties(
            Lazily<Served> served, Lazily<Served> fewer, Lazily<DuckDb> duckDb, Lazily<PostgreSql> postgreSql) {}

    private void ask(Asking run, Parties parties) throws Exception {
        run.ask(
                question("query-duckdb", "standings by culture", "ms", Goal.atMost(1.0 / 10)),
                () -> Pair.of(
                        parties.served.get().asked(Asked.OF_ALL),
                        parties.duckDb.get().asked(Asked.OF_ALL)));
        run.ask(
                question("query-duckdb-filtered", "standings by culture, three filters", "ms", Goal.atMost(1.0 / 10)),
                () -> Pair.of(
                        parties.served.get().asked(Asked.OF_SOME),
                        parties.duckDb.get().asked(Asked.OF_SOME)));
        run.ask(
                question("query-postgresql", "standings by culture", "ms", Goal.atMost(1.0 / 50)),
                () -> Pair.of(
                        parties.served.get().asked(Asked.OF_ALL),
                        parties.postgreSql.get().asked(Asked.OF_ALL)));
        run.ask(
                question(
                        "query-postgresql-filtered",
                        "standings by culture, three filters",
                        "ms",
                        Goal.atMost(1.0 / 50)),
                () -> Pair.of(
                        parties.served.get().asked(Asked.OF_SOME),
                        parties.postgreSql.get().asked(Asked.OF_SOME)));
        run.ask(
                question(
                        "query-growth",
                        "standings by culture, against a fifth of the deals",
                        "ms",
                        Goal.atMost(TIMES_THE_DEALS)),
                () -> Pair.of(
                        parties.served.get().askedOfSoMany(Asked.OF_ALL),
                        parties.fewer.get().askedOfSoMany(Asked.OF_ALL)));
        run.ask(
                question("query-memory", "memory of a deal", "bytes", Goal.atMost(1)),
                () -> Pair.of(
                        new DealMemory(parties.served.get()), DealMemory.bound(BYTES_A_DEAL, parties.served.get())));
    }

    private Question question(String name, String work, String unit, Goal goal) {
        return new Question(name, String.format(Locale.ROOT, "%s, %,d deals", work, deals), unit, goal);
    }
}
