package dev.facevalue.localstack;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.facevalue.localstack");

    @Test
    void looksAtWhatThereIs() {
        assertThat(CLASSES.contain(Launcher.class)).isTrue();
        assertThat(CLASSES.containPackage("dev.facevalue.localstack.demo")).isTrue();
    }

    @Test
    void theDemoIsAClientOfThePublicApiAndKnowsNothingOfTheStack() {
        noClasses()
                .that()
                .resideInAPackage("dev.facevalue.localstack.demo")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.facevalue.localstack", "dev.facevalue.eventstream..", "org.apache.kafka..")
                .check(CLASSES);
    }

    @Test
    void theStackKnowsTheServicesOnlyAsProcesses() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..",
                        "dev.facevalue.ingest..",
                        "dev.facevalue.analytics..",
                        "dev.facevalue.httpedge..",
                        "dev.facevalue.eventstream..")
                .check(CLASSES);
    }
}
