package dev.facevalue.systemtests.dashboard;

import dev.facevalue.localstack.ServiceProcess;
import dev.facevalue.localstack.demo.Demo;
import dev.facevalue.systemtests.Api;
import dev.facevalue.systemtests.Installation;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Instant;

/** An installation of the packaged services, and who uses it. */
final class Site implements AutoCloseable {

    /** The demo's last moment; a fixed one gives the same facts, and so the same figures, on every day. */
    static final Instant END = Instant.parse("2026-06-30T12:00:00Z");

    private final Installation installation = new Installation();
    private final ServiceProcess ingest;
    private final ServiceProcess analytics;

    private Site() {
        ingest = installation.ingest();
        analytics = installation.analytics();
    }

    static Site withoutFacts() {
        return new Site();
    }

    static Site withTheDemosFacts() {
        Site site = new Site();
        new Demo(
                        site.ingest.service().uri(),
                        site.analytics.service().uri(),
                        new PrintStream(OutputStream.nullOutputStream()))
                .run(END);
        return site;
    }

    /** What serves the dashboard. */
    ServiceProcess analytics() {
        return analytics;
    }

    /** Starts one more analytics-service, which a test may stop. */
    ServiceProcess anotherAnalytics() {
        return installation.analytics();
    }

    Api analyst() {
        return Installation.analyst(analytics);
    }

    Api recorder() {
        return Installation.recorder(ingest);
    }

    @Override
    public void close() {
        installation.close();
    }
}
