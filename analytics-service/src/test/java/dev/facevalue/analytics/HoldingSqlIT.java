package dev.facevalue.analytics;

import static dev.facevalue.analytics.examples.OutcomeBuilder.outcome;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.deal.DealState;
import dev.facevalue.deal.Erasure;
import dev.facevalue.deal.Fact;
import dev.facevalue.deal.RecordedFact;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.RelationshipObservation;
import dev.facevalue.eventstream.EventType;
import dev.facevalue.eventstream.FactJson;
import dev.facevalue.localstack.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fold in SQL that docs/data-teams.md gives to others, beside the fold that counts here. */
class HoldingSqlIT {

    private static final Path HOLDING_SQL = Path.of("..", "docs", "data-teams", "holding.sql");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static final List<Relationship> RELATIONSHIPS = List.of(Relationship.values());

    @TempDir
    private Path directory;

    @Test
    void whatHoldsInSqlIsWhatHoldsInTheProjection() throws IOException, SQLException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Map<String, DealState> states = new HashMap<>();
        Map<String, String> inSql = new HashMap<>();

        try (Database database = Database.start(directory, 0);
                Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password())) {
            try (Statement create = connection.createStatement()) {
                create.execute("create table fact (fact_id text, type text, recorded_at timestamptz, data json)");
                create.execute(Files.readString(HOLDING_SQL));
            }
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into fact values (?, ?, ?, cast(? as json))")) {
                for (int i = 0; i < 4_000; i++) {
                    RecordedFact recorded = recorded(random);
                    states.merge(
                            recorded.fact().dealId(),
                            added(DealState.EMPTY, recorded),
                            (state, _) -> added(state, recorded));
                    insert.setString(1, recorded.factId().toString());
                    insert.setString(2, EventType.of(recorded.fact()).typeName());
                    insert.setObject(3, OffsetDateTime.ofInstant(recorded.recordedAt(), ZoneOffset.UTC));
                    insert.setString(4, new String(FactJson.write(recorded.fact()), UTF_8));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            try (Statement select = connection.createStatement();
                    ResultSet rows = select.executeQuery("select deal_id, holding_outcome.fact_id, observed_at,"
                            + " holding_relationship.relationship"
                            + " from holding_outcome full join holding_relationship using (deal_id)")) {
                while (rows.next()) {
                    OffsetDateTime observedAt = rows.getObject(3, OffsetDateTime.class);
                    inSql.put(
                            rows.getString(1),
                            told(
                                    rows.getString(2),
                                    observedAt == null ? null : observedAt.toInstant(),
                                    rows.getString(4)));
                }
            }
        }

        Map<String, String> inTheProjection = new HashMap<>();
        states.forEach((dealId, state) -> {
            if (!state.standing().isEmpty()) {
                RelationshipObservation observation = state.holdingObservation().orElse(null);
                inTheProjection.put(
                        dealId,
                        told(
                                state.holdingOutcome()
                                        .map(outcome -> outcome.factId().toString())
                                        .orElse(null),
                                observation == null ? null : observation.observedAt(),
                                observation == null
                                        ? null
                                        : observation.relationship().name()));
            }
        });
        assertThat(inSql).as("seed %d", seed).hasSizeGreaterThan(300).isEqualTo(inTheProjection);
    }

    private static String told(@Nullable String outcome, @Nullable Instant observedAt, @Nullable String relationship) {
        return outcome + " " + observedAt + " " + relationship;
    }

    private static DealState added(DealState state, RecordedFact recorded) {
        return state.add(recorded) instanceof DealState.Added(DealState added, var _) ? added : state;
    }

    /** Few moments for many facts, so that all ties occur; some with fractions, which sort otherwise as text. */
    private static RecordedFact recorded(Random random) {
        String dealId = "d-" + random.nextInt(500);
        Instant happenedAt = moment(random);
        Relationship relationship = RELATIONSHIPS.get(random.nextInt(RELATIONSHIPS.size()));
        Fact fact = switch (random.nextInt(8)) {
            case 0 -> new Erasure(dealId, happenedAt);
            case 1, 2, 3 -> new RelationshipObservation(dealId, happenedAt, relationship);
            default ->
                outcome(dealId)
                        .decidedAt(happenedAt)
                        .relationship(random.nextBoolean() ? relationship : null)
                        .build();
        };
        return new RecordedFact(new UUID(random.nextLong(), random.nextLong()), moment(random), fact);
    }

    private static Instant moment(Random random) {
        return NOON.plusMillis(500L * random.nextInt(6));
    }
}
