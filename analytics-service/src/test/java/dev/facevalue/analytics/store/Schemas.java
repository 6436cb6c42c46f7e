package dev.facevalue.analytics.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The schema for tests that need no service around it. */
public final class Schemas {

    private Schemas() {}

    public static Schema in(DataSource dataSource) {
        return new Schema(Flyway.configure().dataSource(dataSource).load());
    }
}
