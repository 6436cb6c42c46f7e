package dev.facevalue.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String INTAKE = "dev.facevalue.ingest.intake..";
    private static final String FORMAT = "dev.facevalue.ingest.format..";
    private static final String APIDOCS = "dev.facevalue.ingest.apidocs..";
    private static final String PUBLISHING = "dev.facevalue.ingest.publishing..";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.facevalue.ingest");

    @Test
    void thePackagesWereImported() {
        assertThat(CLASSES.stream().map(type -> type.getPackageName()).distinct())
                .contains(
                        "dev.facevalue.ingest.intake",
                        "dev.facevalue.ingest.format",
                        "dev.facevalue.ingest.publishing",
                        "dev.facevalue.ingest.apidocs");
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.facevalue.ingest.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void formatAndPublishingKnowNeitherEachOtherNorTheIntake() {
        noClasses()
                .that()
                .resideInAPackage(FORMAT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(PUBLISHING, INTAKE)
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(PUBLISHING)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(FORMAT, INTAKE)
                .check(CLASSES);
    }

    @Test
    void onlyTheIntakeAndTheDocumentsKnowHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackages(INTAKE, APIDOCS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "io.vertx..", "dev.facevalue.httpedge..")
                .check(CLASSES);
    }

    @Test
    void theDocumentsKnowNothingOfWhatIsDone() {
        noClasses()
                .that()
                .resideInAPackage(APIDOCS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(INTAKE, FORMAT, PUBLISHING)
                .check(CLASSES);
    }

    @Test
    void onlyPublishingKnowsKafka() {
        noClasses()
                .that()
                .resideOutsideOfPackage(PUBLISHING)
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
                .resideInAnyPackage("dev.facevalue.analytics..", "dev.facevalue.localstack..", "java.sql..")
                .check(CLASSES);
    }
}
