package dev.facevalue.ingest.apidocs;

import dev.facevalue.deal.FactField;
import dev.facevalue.deal.FactForm;
import dev.facevalue.eventstream.EventType;
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
        add(components, "DealOutcome", FactForm.Kind.DEAL_OUTCOME);
        add(components, "RelationshipObservation", FactForm.Kind.RELATIONSHIP_OBSERVATION);
    }

    private static void add(Components components, String name, FactForm.Kind kind) {
        components.addSchema(name, schema(kind));
        components.addSchema(name + "Event", event(name, kind));
        components.addSchema(
                name + "EventBatch",
                OASFactory.createSchema()
                        .addType(Schema.SchemaType.ARRAY)
                        .items(OASFactory.createSchema().ref(name + "Event"))
                        .description("At most 10,000 events, unless configured otherwise, of at most 64 KiB each."));
    }

    /** The JSON event format of CloudEvents 1.0. */
    private static Schema event(String data, FactForm.Kind kind) {
        Schema event = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("A CloudEvent. Extension attributes are taken and dropped.")
                .required(List.of("specversion", "id", "source", "type"));
        event.addProperty("specversion", text("Must be `1.0`.").constValue("1.0"));
        event.addProperty("id", text("1 to 256 characters. Becomes `ce_id` on the topic."));
        event.addProperty(
                "source",
                text("1 to 1,024 characters. Becomes `ce_source` on the topic.").format("uri-reference"));
        event.addProperty(
                "type",
                text("The type of this kind of fact.")
                        .constValue(EventType.of(kind).typeName()));
        event.addProperty(
                "time",
                text("When the fact was put on record; must not contradict the data's `recordedAt`.")
                        .format("date-time"));
        event.addProperty("subject", text("The dealId."));
        event.addProperty("datacontenttype", text("`application/json`, which it also is when left out."));
        event.addProperty("data", OASFactory.createSchema().ref(data));
        event.addProperty(
                "data_base64",
                text("The same as `data`, as Base64, in its stead.").format("byte"));
        return event;
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
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
