package dev.facevalue.analytics.outage;

import dev.facevalue.httpedge.Problem;
import dev.facevalue.httpedge.ProblemException;
import dev.facevalue.httpedge.ProblemMappers;
import dev.facevalue.httpedge.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers 503 where PostgreSQL is away. It is not logged here: the change feed says it once, and readiness as long as
 * it lasts. Public because generated code calls it; nobody else should.
 */
public class DatabaseAwayMapper {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final ProblemMappers others;

    DatabaseAwayMapper(ProblemMappers others) {
        this.others = others;
    }

    @ServerExceptionMapper({PersistenceException.class, SQLException.class, QuarkusTransactionException.class})
    public Response failed(Throwable failure) {
        return DatabaseAway.isBehind(failure)
                ? others.refused(ProblemException.retryAfter(
                        PAUSE, Problem.of(ProblemType.UNAVAILABLE, "The database does not answer just now.")))
                : others.failed(failure);
    }
}
