package dev.facevalue.ingest.apidocs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.facevalue.eventstream.DataSchema;
import dev.facevalue.eventstream.EventType;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The AsyncAPI document and the schemas to which it refers as a page to read: channels, their messages with headers,
 * fields and an example. One page without scripts, which loads nothing.
 */
final class AsyncApiPage {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Html html = new Html();
    private final JsonNode document;
    private final URI root;

    private AsyncApiPage(JsonNode document, URI root) {
        this.document = document;
        this.root = root;
    }

    /**
     * The page.
     *
     * @param root the address of this installation, ending in a slash
     * @param style the CSS of the page
     */
    static String render(AsyncApiDocument document, URI root, String style) {
        AsyncApiPage page = new AsyncApiPage(document.tree(), root);
        page.head(style);
        page.document
                .path("channels")
                .properties()
                .forEach(channel -> page.channel(channel.getKey(), channel.getValue()));
        page.foot();
        return page.html.toString();
    }

    private void head(String style) {
        JsonNode info = document.path("info");
        html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .element("title", text(info, "title") + ", version " + text(info, "version"))
                .raw("<style>")
                .raw(style)
                .raw("</style>\n</head>\n<body>\n<header>\n")
                .element("h1", text(info, "title") + ", version " + text(info, "version"))
                .paragraphs(text(info, "description"))
                .raw("<nav>\n<ul>\n");
        document.path("channels")
                .properties()
                .forEach(channel -> html.raw("<li>")
                        .link('#' + channel.getKey(), text(channel.getValue(), "title"))
                        .raw("</li>\n"));
        html.raw("<li>")
                .link(root.resolve("asyncapi.yaml").toString(), "AsyncAPI 3.0, for programs")
                .raw("</li>\n</ul>\n</nav>\n</header>\n<main>\n");
    }

    private void channel(String name, JsonNode channel) {
        html.raw("<section id=\"" + Html.escaped(name) + "\">\n")
                .element("h2", text(channel, "title"))
                .raw("<p class=\"address\">")
                .code(text(channel, "address"))
                .raw("</p>\n")
                .element("p", "summary", text(channel, "summary"))
                .paragraphs(text(channel, "description"));
        settings(channel.path("bindings").path("kafka"));
        List<JsonNode> messages = new ArrayList<>();
        channel.path("messages").forEach(reference -> messages.add(resolved(reference)));
        headers(resolved(firstHeaders(messages)));
        messages.forEach(this::message);
        html.raw("</section>\n");
    }

    private void settings(JsonNode kafka) {
        html.element("h4", "Topic").raw("<table>\n<tbody>\n");
        row("partitions", () -> html.code(text(kafka, "partitions")));
        kafka.path("topicConfiguration").properties().forEach(setting -> {
            JsonNode value = setting.getValue();
            row(setting.getKey(), () -> {
                html.code(value.isArray() ? joined(value) : value.asText());
                if (setting.getKey().endsWith(".ms")) {
                    html.prose(" (" + days(value.asLong()) + ')');
                }
            });
        });
        html.raw("</tbody>\n</table>\n");
    }

    /** Those of the first message that has some; all events of a channel have the same. */
    private static JsonNode firstHeaders(List<JsonNode> messages) {
        for (JsonNode message : messages) {
            JsonNode headers = message.path("headers");
            if (!headers.isMissingNode()) {
                return headers.has("allOf") ? headers.path("allOf").path(0) : headers;
            }
        }
        throw new IllegalStateException("no message has headers");
    }

    private void headers(JsonNode schema) {
        html.element("h4", text(schema, "title")).paragraphs(text(schema, "description"));
        members(schema);
    }

    private void message(JsonNode message) {
        html.element("h3", text(message, "title"))
                .raw("<p class=\"address\">")
                .code(text(message, "name"))
                .raw("</p>\n")
                .element("p", "summary", text(message, "summary"))
                .paragraphs(text(message, "description"));
        JsonNode key = resolved(message.path("traits").path(0)).at("/bindings/kafka/key");
        if (!key.isMissingNode()) {
            html.raw("<p>")
                    .prose("Key: " + text(key, "description") + " Such as ")
                    .code(text(key.path("examples"), 0))
                    .raw("</p>\n");
        }
        String schemaUrl = text(message.path("payload").path("schema"), "$ref");
        for (EventType type : EventType.values()) {
            if (schemaUrl.endsWith("/" + type.schemaFile())) {
                html.element("h4", "Fields")
                        .raw("<p>")
                        .link(schemaUrl, "JSON Schema, for programs")
                        .raw("</p>\n");
                members(JSON.valueToTree(DataSchema.of(type, root.resolve("schemas/"))));
            }
        }
        message.path("examples").forEach(this::example);
    }

    private void members(JsonNode schema) {
        html.raw(
                "<table>\n<thead><tr><th scope=\"col\">Name</th><th scope=\"col\">Meaning</th></tr></thead>\n<tbody>\n");
        members("", schema);
        html.raw("</tbody>\n</table>\n");
    }

    private void members(String prefix, JsonNode schema) {
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        schema.path("properties").properties().forEach(member -> {
            String name = prefix + member.getKey();
            JsonNode property = member.getValue();
            html.raw("<tr><th scope=\"row\">").code(name);
            if (required.contains(member.getKey())) {
                html.raw(" <span class=\"required\">required</span>");
            }
            html.raw("</th><td>");
            meaning(property);
            html.raw("</td></tr>\n");
            members(name + '.', property);
        });
    }

    private void meaning(JsonNode property) {
        html.paragraphs(text(property, "description"));
        if (property.has("const")) {
            html.raw("<p class=\"codes\">Always ").code(text(property, "const")).raw("</p>\n");
        }
        if (property.has("enum")) {
            html.raw("<p class=\"codes\">");
            property.path("enum").forEach(code -> html.code(code.asText()).raw(" "));
            html.raw("</p>\n");
        }
        property.path("oneOf")
                .forEach(code -> html.raw("<p class=\"codes\">")
                        .code(text(code, "const"))
                        .prose(" " + text(code, "description"))
                        .raw("</p>\n"));
    }

    private void example(JsonNode example) {
        StringBuilder lines = new StringBuilder();
        example.path("headers")
                .properties()
                .forEach(header -> lines.append(header.getKey())
                        .append(": ")
                        .append(header.getValue().asText())
                        .append('\n'));
        try {
            lines.append('\n').append(JSON.writeValueAsString(example.path("payload")));
        } catch (JsonProcessingException ourOwnTree) {
            throw new IllegalStateException(ourOwnTree);
        }
        html.element("h4", "Example").element("p", text(example, "summary")).lines(lines.toString());
    }

    private void row(String name, Runnable value) {
        html.raw("<tr><th scope=\"row\">").code(name).raw("</th><td>");
        value.run();
        html.raw("</td></tr>\n");
    }

    private void foot() {
        html.raw("</main>\n<footer>\n")
                .element(
                        "p",
                        "Facts come in over HTTP; how, the OpenAPI document of this service says, under `/q/openapi` and"
                                + " `/q/swagger-ui`.")
                .raw("</footer>\n</body>\n</html>\n");
    }

    /** What a reference within the document refers to; anything else is itself. */
    private JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText("");
        return reference.startsWith("#") ? resolved(document.at(reference.substring(1))) : node;
    }

    private static String days(long millis) {
        long days = Duration.ofMillis(millis).toDays();
        return days == 1 ? "1 day" : days + " days";
    }

    private static String joined(JsonNode array) {
        List<String> elements = new ArrayList<>();
        array.forEach(element -> elements.add(element.asText()));
        return String.join(", ", elements);
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asText("");
    }

    private static String text(JsonNode array, int index) {
        return array.path(index).asText("");
    }
}
