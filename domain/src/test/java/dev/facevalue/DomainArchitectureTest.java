package dev.facevalue;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DomainArchitectureTest {

    private static final JavaClasses DOMAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.facevalue");

    @Test
    void theRulesBelowLookAtEveryPackageOfTheDomain() {
        assertThat(DOMAIN.stream().map(JavaClass::getPackageName).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("dev.facevalue.deal", "dev.facevalue.geography", "dev.facevalue.statistics");
        assertThat(DOMAIN.contain("dev.facevalue.deal.DealState")).isTrue();
        assertThat(DOMAIN.size()).isGreaterThan(30);
    }

    @Test
    void theDomainKnowsNoFramework() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.facevalue.deal..",
                        "dev.facevalue.geography..",
                        "dev.facevalue.statistics..",
                        "java..",
                        "org.jspecify..",
                        "com.ibm.icu..",
                        "org.apache.commons..")
                .check(DOMAIN);
    }

    @Test
    void theDomainAsksNoClockAndOpensNothing() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "java.net..", "java.io..", "java.nio..", "java.util.logging..")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(DOMAIN);
    }

    @Test
    void noPackageDependsOnItselfThroughAnother() {
        slices().matching("dev.facevalue.(*)..").should().beFreeOfCycles().check(DOMAIN);
    }

    @Test
    void geographyUsesNeitherDealsNorStatistics() {
        noClasses()
                .that()
                .resideInAPackage("..geography..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.facevalue.deal..", "dev.facevalue.statistics..")
                .check(DOMAIN);
    }

    @Test
    void statisticsUseNeitherDealsNorGeography() {
        noClasses()
                .that()
                .resideInAPackage("..statistics..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.facevalue.deal..", "dev.facevalue.geography..")
                .check(DOMAIN);
    }

    @Test
    void dealsUseNoStatistics() {
        noClasses()
                .that()
                .resideInAPackage("..deal..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.facevalue.statistics..")
                .check(DOMAIN);
    }
}
