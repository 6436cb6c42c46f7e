package dev.facevalue.httpedge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.facevalue.httpedge");

    @Test
    void theEdgeWasImported() {
        assertThat(CLASSES.contain(ProblemMappers.class)).isTrue();
    }

    @Test
    void theEdgeKnowsNeitherKafkaNorADatabaseNorAService() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..",
                        "java.sql..",
                        "jakarta.persistence..",
                        "dev.facevalue.eventstream..",
                        "dev.facevalue.ingest..",
                        "dev.facevalue.analytics..")
                .check(CLASSES);
    }
}
