package dev.facevalue.analytics;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final String ROOT = "dev.facevalue.analytics";

    /** Which packages each may use, besides the service's configuration. A new package is a decision, made here. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("store", Set.of()),
            Map.entry("worker", Set.of()),
            Map.entry("outbox", Set.of("store", "worker")),
            Map.entry("deadletter", Set.of("outbox", "question")),
            Map.entry("projection", Set.of("store", "outbox", "deadletter", "worker")),
            Map.entry("rebuild", Set.of("store", "projection")),
            Map.entry("columns", Set.of("store", "worker")),
            Map.entry("question", Set.of("columns", "store")),
            Map.entry("table", Set.of()),
            Map.entry("caching", Set.of("columns", "table")),
            Map.entry("tally", Set.of("columns", "question")),
            Map.entry("standing", Set.of("columns", "question", "tally", "table", "caching")),
            Map.entry("advice", Set.of("columns", "question", "tally", "table", "caching")),
            Map.entry("comparison", Set.of("columns", "question", "tally", "table", "caching")),
            Map.entry("trend", Set.of("columns", "question", "tally", "table", "caching")),
            Map.entry("dashboard", Set.of()),
            Map.entry("session", Set.of()),
            Map.entry("places", Set.of("question", "table", "caching")),
            Map.entry("refusal", Set.of("columns", "question")),
            Map.entry("apidocs", Set.of("question")),
            Map.entry("live", Set.of("columns", "question")),
            Map.entry("evidence", Set.of("store", "columns", "question", "table", "caching")),
            Map.entry("export", Set.of("store", "question")),
            Map.entry("outage", Set.of()),
            Map.entry("freshness", Set.of("store", "columns", "projection", "question")),
            Map.entry("monitoring", Set.of("store", "worker", "outbox", "freshness", "columns")),
            Map.entry("launch", Set.of("rebuild")));

    private static final String[] HTTP = {
        "jakarta.ws.rs..",
        "jakarta.annotation.security..",
        "io.vertx..",
        "java.net.http..",
        "org.eclipse.microprofile.openapi..",
        "dev.facevalue.httpedge.."
    };

    private static final String[] SQL = {
        "java.sql..",
        "javax.sql..",
        "jakarta.persistence..",
        "org.hibernate..",
        "org.flywaydb..",
        "io.quarkus.hibernate.orm.panache.."
    };

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    static Stream<Arguments> whoMayUseWhom() {
        return MAY_USE.entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @Test
    void theRulesBelowLookAtEveryPackageOfTheService() {
        Stream<String> known =
                Stream.concat(Stream.of(ROOT), MAY_USE.keySet().stream().map(ArchitectureTest::named));

        assertThat(CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet()))
                .isEqualTo(known.collect(Collectors.toSet()));
        assertThat(CLASSES.contain(ROOT + ".columns.DealColumns")).isTrue();
        assertThat(CLASSES.size()).isGreaterThan(50);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("whoMayUseWhom")
    void aPackageUsesOnlyTheOnesItMay(String user, Set<String> used) {
        String[] forbidden = MAY_USE.keySet().stream()
                .filter(other -> !other.equals(user) && !used.contains(other))
                .map(ArchitectureTest::named)
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(named(user))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .check(CLASSES);
    }

    @Test
    void theConfigurationUsesNoneOfTheOthers() {
        classes()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ROOT, "io.smallrye.config..", "java..", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void onlyWhatAnswersKnowsJaxRs() {
        noClasses()
                .that()
                .haveNameNotMatching(".*(Resource|AwayMapper|RefusalMapper|ConditionalAnswers)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.ws.rs..")
                .check(CLASSES);
    }

    @Test
    void whatCountsAndWhatIsCountedKnowNoHttp() {
        noClasses()
                .that(resideInAnyPackage(
                        named("store"),
                        named("columns"),
                        named("question"),
                        named("projection"),
                        named("outbox"),
                        named("worker"),
                        named("rebuild")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(HTTP)
                .check(CLASSES);
    }

    @Test
    void questionsAndAnswersKnowNeitherSqlNorKafka() {
        noClasses()
                .that(resideInAnyPackage(
                        named("question"), named("standing"), named("comparison"), named("trend"), named("places")))
                .should()
                .dependOnClassesThat(resideInAnyPackage(SQL).or(resideInAPackage("org.apache.kafka..")))
                .check(CLASSES);
    }

    @Test
    void onlyTheChangeFeedBringsSqlIntoTheColumns() {
        noClasses()
                .that()
                .resideInAPackage(named("columns"))
                .and()
                .doNotHaveSimpleName("ChangeFeed")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SQL)
                .check(CLASSES);
    }

    @Test
    void onlyWhatReadsOrWritesTheTopicsKnowsKafka() {
        noClasses()
                .that(resideInAnyPackage(
                                named("projection"),
                                named("rebuild"),
                                named("outbox"),
                                named("deadletter"),
                                named("freshness"),
                                named("monitoring"))
                        .negate())
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(CLASSES);
    }

    @Test
    void theServiceKnowsNoOtherService() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.facevalue.ingest..", "dev.facevalue.localstack..")
                .check(CLASSES);
    }

    // The framework passes over a resource method that is not public, with nothing but a warning: its address is a 404.
    @Test
    void whatAnswersARequestIsPublic() {
        methods()
                .that()
                .areMetaAnnotatedWith(HttpMethod.class)
                .should()
                .bePublic()
                .check(CLASSES);
    }

    @Test
    void whatAnswersARequestSaysWhoMayAsk() {
        methods()
                .that()
                .areMetaAnnotatedWith(HttpMethod.class)
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .check(CLASSES);
    }

    private static String named(String name) {
        return ROOT + '.' + name;
    }
}
