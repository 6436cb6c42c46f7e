package dev.facevalue;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URI;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class EventStreamArchitectureTest {

    private static final JavaClasses EVENT_STREAM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.facevalue.eventstream");

    @Test
    void theRuleBelowLooksAtTheWholePackage() {
        assertThat(EVENT_STREAM.stream().map(JavaClass::getPackageName).collect(Collectors.toSet()))
                .containsExactly("dev.facevalue.eventstream");
        assertThat(EVENT_STREAM.contain("dev.facevalue.eventstream.EventCodec")).isTrue();
        assertThat(EVENT_STREAM.size()).isGreaterThan(15);
    }

    /**
     * Of Kafka it knows what a record is, and no client: nothing here can reach a broker. Of Quarkus it knows nothing.
     */
    @Test
    void theStreamsContractConnectsToNothing() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "dev.facevalue.eventstream..",
                                "dev.facevalue.deal..",
                                "dev.facevalue.geography..",
                                "java.lang..",
                                "java.util..",
                                "java.time..",
                                "java.math..",
                                "java.io",
                                "java.nio",
                                "java.nio.charset",
                                "java.security",
                                "org.jspecify..",
                                "com.fasterxml.jackson.core..",
                                "org.apache.kafka.common.header..",
                                "org.apache.kafka.common.utils..")
                        .or(belongToAnyOf(URI.class, ConsumerRecord.class, ProducerRecord.class)))
                .check(EVENT_STREAM);
    }
}
