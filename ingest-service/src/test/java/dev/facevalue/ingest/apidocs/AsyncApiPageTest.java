package dev.facevalue.ingest.apidocs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.deal.FactField;
import dev.facevalue.eventstream.CloudEventHeaders;
import dev.facevalue.eventstream.DeadLetterHeaders;
import dev.facevalue.eventstream.EventCodec;
import dev.facevalue.eventstream.EventType;
import dev.facevalue.eventstream.Topics;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsyncApiPageTest {

    private static final URI ROOT = URI.create("https://facevalue.example.org/");
    private static final String PAGE =
            AsyncApiPage.render(new AsyncApiDocument(ROOT), ROOT, AsyncApiDocument.resource("/asyncapi.css"));

    @Test
    void thePageShowsBothTopics() {
        assertThat(PAGE).contains(code(Topics.DEAL_EVENTS), code(Topics.DEAD_LETTERS));
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void thePageShowsEveryTypeOfEventWithItsSchema(EventType type) {
        assertThat(PAGE)
                .contains(code(type.typeName()))
                .contains("<a href=\"https://facevalue.example.org/schemas/" + type.schemaFile() + "\">");
    }

    @ParameterizedTest
    @EnumSource(value = FactField.class, mode = EnumSource.Mode.EXCLUDE, names = "RECORDED_AT")
    void thePageShowsEveryFieldWithItsMeaningAndItsCodes(FactField field) {
        assertThat(PAGE).contains("<th scope=\"row\">" + code(field.fieldName()));
        assertThat(PAGE).contains(Html.escaped(field.meaning()));
        field.codes().forEach(each -> assertThat(PAGE).contains(code(each)));
    }

    @Test
    void thePageShowsEveryHeader() {
        for (String header : List.of(
                CloudEventHeaders.ID,
                CloudEventHeaders.TIME,
                CloudEventHeaders.CONTENT_TYPE,
                DeadLetterHeaders.REASON,
                DeadLetterHeaders.OFFSET)) {
            assertThat(PAGE).contains("<th scope=\"row\">" + code(header));
        }
    }

    @ParameterizedTest
    @EnumSource(EventCodec.Reason.class)
    void thePageExplainsEveryReason(EventCodec.Reason reason) {
        assertThat(PAGE).contains("<p class=\"codes\">" + code(reason.name()) + " ");
    }

    @Test
    void howLongSomethingTakesIsSaidInDaysToo() {
        assertThat(PAGE).contains(code("604800000") + " (7 days)", code("86400000") + " (1 day)");
    }

    @Test
    void thePageHasExamples() {
        assertThat(PAGE).contains("&quot;relationship&quot; : &quot;FOR_LIFE&quot;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script", "src=", "url(", "@import", "javascript:", " style=", "onload"})
    void thePageLoadsAndRunsNothing(String forbidden) {
        assertThat(PAGE).doesNotContain(forbidden);
    }

    @Test
    void everyElementIsClosed() {
        for (String element : List.of(
                "p", "code", "pre", "table", "tbody", "thead", "tr", "th", "td", "section", "ul", "li", "h1", "h2",
                "h3", "h4", "a", "span", "main", "header", "nav", "footer", "style", "body", "html")) {
            assertThat(count("<" + element + "[ >]")).as(element).isEqualTo(count("</" + element + ">"));
        }
    }

    @Test
    void whateverIsShownIsEscaped() {
        String text = new Html().element("p", "<b>&\"`<i>`").lines("</pre>").toString();

        assertThat(text).isEqualTo("""
                        <p>&lt;b&gt;&amp;&quot;<code>&lt;i&gt;</code></p>
                        <pre tabindex="0"><code>&lt;/pre&gt;</code></pre>
                        """);
    }

    private static String code(String text) {
        return "<code>" + text + "</code>";
    }

    private static long count(String pattern) {
        return Pattern.compile(pattern).matcher(PAGE).results().count();
    }
}
