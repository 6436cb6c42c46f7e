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
 * Adds the parameters of questions to the OpenAPI document: to every operation that is asked with those of
 * {@link QuestionParser}. Public because the framework makes it; nobody else should.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class QuestionParameters implements OASFilter {

    private static final String REFERENCE = "#/components/parameters/";

    /** What a query takes besides the parameters that all take; by the name under which the document defines it. */
    private record Own(String name, Parameter parameter) {}

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Components components = Objects.requireNonNullElseGet(document.getComponents(), OASFactory::createComponents);
        document.setComponents(components);
        List<Parameter> common = common();
        common.forEach(parameter -> components.addParameter(parameter.getName(), parameter));
        add(document, common, "/v1/standings", standings());
        add(document, common, "/v1/comparisons", comparisons());
        add(document, common, "/v1/trends", trends());
        add(document, common, "/v1/advice", List.of());
        add(document, without(common, "of"), "/v1/deals", List.of());
    }

    private static List<Parameter> without(List<Parameter> parameters, String name) {
        return parameters.stream()
                .filter(parameter -> !parameter.getName().equals(name))
                .toList();
    }

    private static void add(OpenAPI document, List<Parameter> common, String address, List<Own> own) {
        own.forEach(each -> document.getComponents().addParameter(each.name(), each.parameter()));
        Operation operation = document.getPaths().getPathItem(address).getGET();
        Stream.concat(own.stream().map(Own::name), common.stream().map(Parameter::getName))
                .forEach(name ->
                        operation.addParameter(OASFactory.createParameter().ref(REFERENCE + name)));
    }

    private static List<Own> standings() {
        return List.of(new Own(
                "by",
                dimensions("by", "None, one or two dimensions, comma-separated.", QuestionParser.MAX_DIMENSIONS)));
    }

    private static List<Own> comparisons() {
        return List.of(
                new Own(
                        "option",
                        query("option", "Which option is compared.")
                                .required(true)
                                .schema(option())),
                new Own(
                        "against",
                        query("against", "With which other option it is compared.")
                                .required(true)
                                .schema(option())),
                new Own(
                        "adjustFor",
                        dimensions(
                                "adjustFor",
                                "Within which strata the two are compared: any number of dimensions, comma-separated, but"
                                        + " for the one that is compared. Nothing that comes after the choice belongs"
                                        + " here.",
                                Dimension.values().length - 1)));
    }

    private static List<Own> trends() {
        return List.of(new Own("period", period()));
    }

    private static Parameter period() {
        return query("by", "The length of a period.")
                .schema(oneOf(
                        new Dimension[] {Dimension.MONTH, Dimension.QUARTER}, Dimension::parameter, Dimension.MONTH));
    }

    private static Parameter dimensions(String name, String description, int most) {
        return query(name, description)
                .style(Parameter.Style.FORM)
                .explode(false)
                .schema(list(oneOf(Dimension.values(), Dimension::parameter))
                        .maxItems(most)
                        .uniqueItems(true));
    }

    private static Schema option() {
        Schema schema = text();
        Stream.of(Of.values()).flatMap(of -> of.options().stream()).forEach(schema::addEnumeration);
        return schema;
    }

    private static List<Parameter> common() {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(query("of", "What is compared.").schema(oneOf(Of.values(), Of::parameter, Of.STRATEGY)));
        parameters.add(query("measure", "What counts as a success.")
                .schema(oneOf(Measure.values(), Measure::parameter, Measure.PRESERVED)));
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
