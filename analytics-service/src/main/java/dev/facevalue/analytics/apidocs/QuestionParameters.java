package dev.facevalue.analytics.apidocs;

import dev.facevalue.analytics.question.Dimension;
import dev.facevalue.analytics.question.Key;
import dev.facevalue.analytics.question.Measure;
import dev.facevalue.analytics.question.Of;
import dev.facevalue.analytics.question.QuestionParser;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Adds the parameters of questions to the OpenAPI document: to every operation of {@link #QUERIES}. Public because the
 * framework makes it; nobody else should.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class QuestionParameters implements OASFilter {

    /** The addresses that are asked with the parameters of {@link QuestionParser}. */
    private static final List<String> QUERIES = List.of("/v1/standings");

    private static final String REFERENCE = "#/components/parameters/";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Components components = Objects.requireNonNullElseGet(document.getComponents(), OASFactory::createComponents);
        document.setComponents(components);
        List<Parameter> parameters = parameters();
        parameters.forEach(parameter -> components.addParameter(parameter.getName(), parameter));
        for (String query : QUERIES) {
            Operation operation = document.getPaths().getPathItem(query).getGET();
            parameters.forEach(parameter ->
                    operation.addParameter(OASFactory.createParameter().ref(REFERENCE + parameter.getName())));
        }
    }

    private static List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(query("of", "What is compared.").schema(oneOf(Of.values(), Of::parameter, Of.STRATEGY)));
        parameters.add(query("measure", "What counts as a success.")
                .schema(oneOf(Measure.values(), Measure::parameter, Measure.PRESERVED)));
        parameters.add(query("by", "None, one or two dimensions, comma-separated.")
                .style(Parameter.Style.FORM)
                .explode(false)
                .schema(list(oneOf(Dimension.values(), Dimension::parameter))
                        .maxItems(QuestionParser.MAX_DIMENSIONS)
                        .uniqueItems(true)));
        Stream.of(Dimension.values())
                .filter(Dimension::isFilter)
                .map(QuestionParameters::filter)
                .forEach(parameters::add);
        parameters.add(query("from", "The first day of the decisions that count, in UTC.")
                .schema(day()));
        parameters.add(
                query("to", "The last day of the decisions that count, in UTC.").schema(day()));
        return parameters;
    }

    private static Parameter filter(Dimension dimension) {
        Schema code = text();
        if (dimension.hasFixedCodes()) {
            Stream.concat(dimension.codes().stream(), Stream.of(Key.UNKNOWN.code()))
                    .distinct()
                    .forEach(code::addEnumeration);
        }
        return query(
                        dimension.parameter(),
                        "Only deals with one of these values; repeat it for several. `" + Key.UNKNOWN.code()
                                + "` selects the deals without one.")
                .style(Parameter.Style.FORM)
                .explode(true)
                .schema(list(code));
    }

    private static Parameter query(String name, String description) {
        return OASFactory.createParameter().name(name).in(Parameter.In.QUERY).description(description);
    }

    private static <T> Schema oneOf(T[] choices, Function<T, String> nameOf) {
        Schema schema = text();
        Arrays.stream(choices).map(nameOf).forEach(schema::addEnumeration);
        return schema;
    }

    private static <T> Schema oneOf(T[] choices, Function<T, String> nameOf, T usual) {
        return oneOf(choices, nameOf).defaultValue(nameOf.apply(usual));
    }

    private static Schema list(Schema item) {
        return OASFactory.createSchema().addType(Schema.SchemaType.ARRAY).items(item);
    }

    private static Schema day() {
        return text().format("date");
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }
}
