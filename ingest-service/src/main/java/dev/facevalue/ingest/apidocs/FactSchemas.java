package dev.facevalue.ingest.apidocs;

import dev.facevalue.deal.FactForm;
import dev.facevalue.eventstream.DataSchema;
import dev.facevalue.eventstream.EventType;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Adds the schemas of facts to the OpenAPI document. Public because the framework makes it; nobody else should. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class FactSchemas implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Components components = Objects.requireNonNullElseGet(document.getComponents(), OASFactory::createComponents);
        document.setComponents(components);
        add(components, "DealOutcome", FactForm.Kind.DEAL_OUTCOME);
        add(components, "RelationshipObservation", FactForm.Kind.RELATIONSHIP_OBSERVATION);
    }

    private static void add(Components components, String name, FactForm.Kind kind) {
        components.addSchema(name, schema(DataSchema.asSent(kind)));
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

    /** The same schema in the words of this library. A keyword that it is not told here would be lost, so it fails. */
    private static Schema schema(Map<?, ?> told) {
        Schema schema = OASFactory.createSchema();
        told.forEach((keyword, value) -> {
            switch (String.valueOf(keyword)) {
                case "title" -> schema.title(value.toString());
                case "description" -> schema.description(value.toString());
                case "type" ->
                    schema.addType(Schema.SchemaType.valueOf(value.toString().toUpperCase(java.util.Locale.ROOT)));
                case "format" -> schema.format(value.toString());
                case "pattern" -> schema.pattern(value.toString());
                case "const" -> schema.constValue(value);
                case "enum" -> schema.enumeration(List.copyOf((List<?>) value));
                case "examples" -> schema.examples(List.copyOf((List<?>) value));
                case "minLength" -> schema.minLength((Integer) value);
                case "maxLength" -> schema.maxLength((Integer) value);
                case "minimum" -> schema.minimum(new BigDecimal(value.toString()));
                case "exclusiveMaximum" -> schema.exclusiveMaximum(new BigDecimal(value.toString()));
                case "required" -> ((List<?>) value).forEach(name -> schema.addRequired(name.toString()));
                case "properties" ->
                    ((Map<?, ?>) value)
                            .forEach((name, property) ->
                                    schema.addProperty(String.valueOf(name), schema((Map<?, ?>) property)));
                case "additionalProperties" ->
                    schema.additionalPropertiesSchema(OASFactory.createSchema().booleanSchema((Boolean) value));
                case "if" -> schema.ifSchema(schema((Map<?, ?>) value));
                case "else" -> schema.elseSchema(schema((Map<?, ?>) value));
                default -> throw new IllegalStateException("unforeseen keyword: " + keyword);
            }
        });
        return schema;
    }
}
