package dev.facevalue.analytics.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.flywaydb.core.Flyway;

/**
 * Brings the tables up to this version's schema. Done on first use rather than at start, so that the service can start
 * while PostgreSQL is still down.
 */
@ApplicationScoped
public class Schema {

    private final Flyway flyway;
    private volatile boolean migrated;

    @Inject
    Schema(Flyway flyway) {
        this.flyway = flyway;
    }

    /**
     * Migrates unless that was done already. Safe to call from several threads and several instances.
     *
     * @throws org.flywaydb.core.api.FlywayException if the database cannot be reached or holds another schema
     */
    public void migrate() {
        if (!migrated) {
            migrateOnce();
        }
    }

    /** Whether the tables are there. */
    public boolean isMigrated() {
        return migrated;
    }

    private synchronized void migrateOnce() {
        if (!migrated) {
            flyway.migrate();
            migrated = true;
        }
    }
}
