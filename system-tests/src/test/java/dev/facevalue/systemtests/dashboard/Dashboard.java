package dev.facevalue.systemtests.dashboard;

import com.microsoft.playwright.Browser.NewContextOptions;
import dev.facevalue.systemtests.Api;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What the dashboard's tests share: the services with the demo's facts, started once for all of them, and a browser.
 * After each test its visits are closed, and it fails if one of them met trouble.
 *
 * <p>Without a browser the tests of the class are skipped, or fail if {@code FACEVALUE_BROWSER_REQUIRED} is
 * {@code true}.
 */
final class Dashboard implements ExecutionCondition, BeforeAllCallback, AfterEachCallback {

    private static final Logger LOG = Logger.getLogger(Dashboard.class.getName());

    private final Class<?> kind;
    private final Supplier<Site> start;
    private final List<Visit> visits = new ArrayList<>();
    private @Nullable Chromium chromium;
    private @Nullable Site site;

    private Dashboard(Class<?> kind, Supplier<Site> start) {
        this.kind = kind;
        this.start = start;
    }

    static Dashboard withTheDemosFacts() {
        return new Dashboard(Demo.class, Site::withTheDemosFacts);
    }

    static Dashboard withoutFacts() {
        return new Dashboard(Empty.class, Site::withoutFacts);
    }

    /** Names what is shared. */
    private interface Demo {}

    /** Names what is shared. */
    private interface Empty {}

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Chromium.find().isPresent() || Boolean.parseBoolean(System.getenv("FACEVALUE_BROWSER_REQUIRED"))) {
            return ConditionEvaluationResult.enabled("there is a browser, or there must be one");
        }
        // Maven's output has no reasons for what is skipped; they are in its reports alone.
        LOG.warning(Chromium.MISSING);
        return ConditionEvaluationResult.disabled(Chromium.MISSING);
    }

    /** Fails where there is no browser though there must be one. */
    @Override
    public void beforeAll(ExtensionContext context) {
        // Closed after the last test of all classes, for starting takes longer than most classes.
        ExtensionContext.Store shared = context.getRoot().getStore(ExtensionContext.Namespace.create(Dashboard.class));
        chromium = shared.computeIfAbsent(Chromium.class, ignored -> Chromium.start(), Chromium.class);
        site = shared.computeIfAbsent(kind, ignored -> start.get(), Site.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<String> troubles = new ArrayList<>();
        visits.forEach(visit -> troubles.addAll(visit.close()));
        visits.clear();
        if (!troubles.isEmpty()) {
            throw new AssertionError("The browser met trouble: " + String.join("; ", troubles));
        }
    }

    Site site() {
        return Objects.requireNonNull(site);
    }

    Api analyst() {
        return site().analyst();
    }

    /** The analyst opens a link of the page, such as {@code ?view=risk}. */
    Visit open(String link) {
        return open(link, options -> options);
    }

    /** The same with another browser, such as one of another size. */
    Visit open(String link, UnaryOperator<NewContextOptions> with) {
        return open(site().analytics().service().uri(), "analyst", link, with);
    }

    /** Somebody opens a link of the page of one service. */
    Visit open(URI service, String user, String link, UnaryOperator<NewContextOptions> with) {
        Visit visit = Visit.begin(Objects.requireNonNull(chromium).browser(), service, user, with);
        visits.add(visit);
        visit.go(link);
        return visit;
    }
}
