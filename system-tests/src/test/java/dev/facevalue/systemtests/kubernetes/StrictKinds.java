package dev.facevalue.systemtests.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is wrong with a manifest by itself: fields that its kind does not have, values of another type. Kubernetes' own
 * kinds are read into fabric8's classes, which were made of Kubernetes' API; those of operators are held against the
 * schemas of their definitions.
 */
final class StrictKinds {

    private static final Map<String, Class<?>> TYPES = Map.of(
            "v1/Service", Service.class,
            "v1/ServiceAccount", ServiceAccount.class,
            "v1/ConfigMap", io.fabric8.kubernetes.api.model.ConfigMap.class,
            "apps/v1/Deployment", Deployment.class,
            "policy/v1/PodDisruptionBudget", PodDisruptionBudget.class,
            "autoscaling/v2/HorizontalPodAutoscaler", HorizontalPodAutoscaler.class,
            "networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class,
            "networking.k8s.io/v1/Ingress", Ingress.class);

    private static final List<String> CUSTOM =
            List.of("Kafka", "KafkaNodePool", "KafkaUser", "Cluster", "ScaledObject");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The classes keep what they do not know in a map; without that they refuse it. */
    private static final ObjectMapper STRICT = new ObjectMapper()
            .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1;

                @Override
                public Boolean hasAnySetter(Annotated member) {
                    return false;
                }
            })
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private StrictKinds() {}

    /** What is wrong, in words; nothing if nothing is. */
    static List<String> problems(JsonNode manifest) {
        String apiVersion = manifest.path("apiVersion").asText();
        String kind = manifest.path("kind").asText();
        Class<?> type = TYPES.get(apiVersion + '/' + kind);
        if (type != null) {
            try {
                STRICT.treeToValue(manifest, type);
                return List.of();
            } catch (JsonProcessingException e) {
                return List.of(e.getOriginalMessage() + " at " + e.getMessage());
            }
        }
        if (CUSTOM.contains(kind)) {
            JsonNode definition = definition(kind);
            return definition.path("apiVersion").asText().equals(apiVersion)
                    ? schema(definition).validate(manifest.toString(), InputFormat.JSON).stream()
                            .map(Objects::toString)
                            .toList()
                    : List.of(kind + " is not of " + apiVersion);
        }
        return List.of("nobody knows a " + kind + " of " + apiVersion);
    }

    private static JsonNode definition(String kind) {
        try (InputStream in =
                Objects.requireNonNull(StrictKinds.class.getResourceAsStream("/kubernetes/" + kind + ".json"), kind)) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema schema(JsonNode definition) {
        JsonNode strict = definition.path("schema").deepCopy();
        close(strict);
        // What every object has.
        ((ObjectNode) strict.path("properties")).putObject("metadata").put("type", "object");
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(strict.toString());
    }

    /** An API server drops what a schema does not name; here it is an error. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            if (object.path("properties").isObject()
                    && !object.has("additionalProperties")
                    && !object.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
                object.put("additionalProperties", false);
            }
            if (object.path("x-kubernetes-int-or-string").asBoolean()) {
                object.remove("type");
            }
        }
        schema.forEach(StrictKinds::close);
    }
}
