package dev.facevalue.ingest.apidocs;

import dev.facevalue.deal.FactField;
import dev.facevalue.deal.FactForm;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Adds the schemas of facts to the OpenAPI document. Public because the framework makes it; nobody else should. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class FactSchemas implements OASFilter {

    private static final String VALUE = "value";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Components components = Objects.requireNonNullElseGet(document.getComponents(), OASFactory::createComponents);
        document.setComponents(components);
        components.addSchema("DealOutcome", schema(FactForm.Kind.DEAL_OUTCOME));
        components.addSchema("RelationshipObservation", schema(FactForm.Kind.RELATIONSHIP_OBSERVATION));
    }

    private static Schema schema(FactForm.Kind kind) {
        Schema schema = object();
        Schema value = object().required(List.of(memberName(FactField.AMOUNT), memberName(FactField.CURRENCY)));
        for (FactField field : kind.fields()) {
            Schema property = property(field);
            switch (field) {
                case AMOUNT, CURRENCY -> {
                    value.addProperty(memberName(field), property);
                    schema.addProperty(VALUE, value);
                }
                default -> schema.addProperty(field.fieldName(), property);
            }
        }
        kind.required().forEach(field -> schema.addRequired(field.fieldName()));
        return schema;
    }

    private static String memberName(FactField field) {
        return field.fieldName().substring(VALUE.length() + 1);
    }

    private static Schema property(FactField field) {
        return OASFactory.createSchema()
                .addType(field.isNumber() ? Schema.SchemaType.NUMBER : Schema.SchemaType.STRING)
                .description(field.form());
    }

    private static Schema object() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .additionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
    }
}
