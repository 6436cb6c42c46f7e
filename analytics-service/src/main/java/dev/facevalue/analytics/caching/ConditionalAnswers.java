package dev.facevalue.analytics.caching;

import dev.facevalue.analytics.columns.ChangeFeed;
import dev.facevalue.analytics.columns.DealColumns;
import dev.facevalue.analytics.columns.FeedPosition;
import dev.facevalue.analytics.table.CsvTable;
import dev.facevalue.httpedge.Problem;
import dev.facevalue.httpedge.ProblemException;
import dev.facevalue.httpedge.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions about the deals in memory, and what no deal changes, as JSON or, where the request prefers it, as
 * CSV, each answer under its {@code ETag}. To a request that names it, that nothing has changed.
 */
@ApplicationScoped
public class ConditionalAnswers {

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("nl"));
    private static final List<Variant> FORMS = Variant.mediaTypes(
                    MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf(CsvTable.MEDIA_TYPE))
            .build();

    /** Stands where other answers say of which moment they are. */
    private static final String ALWAYS = "always";

    private final DealColumns columns;
    private final ChangeFeed feed;
    private final EntityTags tags;
    private final WideQuestions wide;
    private final Request request;
    private final HttpHeaders headers;

    ConditionalAnswers(
            DealColumns columns,
            ChangeFeed feed,
            EntityTags tags,
            WideQuestions wide,
            Request request,
            HttpHeaders headers) {
        this.columns = columns;
        this.feed = feed;
        this.tags = tags;
        this.wide = wide;
        this.request = request;
        this.headers = headers;
    }

    /**
     * Answers the request that is in hand, as JSON or CSV; its resource must say that it produces both.
     *
     * @param query names the query, such as {@code standings}
     * @param question what it asks in texts: equal for equal questions, and never for others
     * @param groups how many groups the answer may have at most; what has many waits for others that have
     * @param count counts the deals; not called where the request has the answer already
     * @param make makes the answer of the counts, while the deals may change again
     * @param csv makes a table of the answer
     * @throws ProblemException if the deals are not loaded yet, or too many questions with many groups are in hand
     */
    public <C, T> Response table(
            String query,
            List<String> question,
            ToLongFunction<DealColumns.Snapshot> groups,
            Function<DealColumns.Snapshot, C> count,
            BiFunction<C, @Nullable Instant, T> make,
            Function<T, byte[]> csv) {
        Asked asked = asked(query, question);
        return unchanged(asked)
                .orElseGet(() -> wide.answer(columns.read(groups::applyAsLong), () -> {
                    Counted<C> counted = columns.read(snapshot -> new Counted<>(
                            count.apply(snapshot),
                            snapshot.position(),
                            snapshot.asOf().orElse(null)));
                    T answer = make.apply(counted.counts, counted.asOf);
                    Object entity = isCsv(asked) ? csv.apply(answer) : answer;
                    return answer(asked, entity, counted.position, counted.asOf).build();
                }));
    }

    /**
     * Answers the request that is in hand with what no deal changes, whether or not the deals are loaded; as JSON or
     * CSV.
     *
     * @param query names the query, such as {@code countries}
     * @param answer the same for as long as the program runs
     * @param csv makes a table of the answer
     */
    public <T> Response fixed(String query, T answer, Function<T, byte[]> csv) {
        Asked asked = asked(query, List.of());
        String tag = tags.tag(asked, ALWAYS, null);
        return isNamed(tag)
                ? withHeaders(Response.notModified(), Optional.of(tag)).build()
                : answer(asked, isCsv(asked) ? csv.apply(answer) : answer, ALWAYS, null)
                        .build();
    }

    /** What was counted, and of which moment. */
    private record Counted<C>(
            C counts,
            Optional<FeedPosition> position,
            @Nullable Instant asOf) {}

    /** What the request that is in hand asks, in the form that it prefers of JSON and CSV. */
    public Asked asked(String query, List<String> question) {
        Variant form = request.selectVariant(FORMS);
        if (form == null) {
            throw new NotAcceptableException();
        }
        return new Asked(
                query, question, form.getMediaType().toString(), language().getLanguage());
    }

    /**
     * The language that the request in hand prefers of those that answers come in; English, if it names none of them.
     */
    public Locale language() {
        return headers.getAcceptableLanguages().stream()
                .flatMap(accepted -> LANGUAGES.stream()
                        .filter(language -> language.getLanguage().equals(accepted.getLanguage())))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    /** Whether a table is asked for. */
    public static boolean isCsv(Asked asked) {
        return asked.mediaType().startsWith("text/csv");
    }

    /**
     * That nothing has changed, if the request in hand has the answer that it would get now.
     *
     * @throws ProblemException if the deals are not loaded yet
     */
    public Optional<Response> unchanged(Asked asked) {
        if (!feed.isLoaded()) {
            throw ProblemException.retryAfter(
                    Duration.ofSeconds(5), Problem.of(ProblemType.UNAVAILABLE, "The deals are not loaded yet."));
        }
        return columns.read(snapshot -> snapshot.position()
                        .filter(FeedPosition::whole)
                        .map(position ->
                                tags.tag(asked, position.id(), snapshot.asOf().orElse(null))))
                .filter(this::isNamed)
                .map(tag ->
                        withHeaders(Response.notModified(), Optional.of(tag)).build());
    }

    /**
     * An answer of the moment at which its figures were counted.
     *
     * @param entity the answer, in the form that is asked for
     * @param position which deals were counted
     * @param asOf the greatest {@code ce_time} ever applied, as the answer tells it
     */
    public Response.ResponseBuilder answer(
            Asked asked, Object entity, Optional<FeedPosition> position, @Nullable Instant asOf) {
        return answer(
                asked,
                entity,
                position.filter(FeedPosition::whole).map(FeedPosition::id).orElse(null),
                asOf);
    }

    /**
     * An answer that depends on more than the deals in memory.
     *
     * @param entity the answer, in the form that is asked for
     * @param moment names all that it depends on; null if that is not certain
     * @param asOf the greatest {@code ce_time} ever applied, as the answer tells it
     */
    public Response.ResponseBuilder answer(
            Asked asked, Object entity, @Nullable String moment, @Nullable Instant asOf) {
        return withHeaders(
                Response.ok(entity, asked.mediaType()),
                Optional.ofNullable(moment).map(known -> tags.tag(asked, known, asOf)));
    }

    /**
     * Weak, for whatever compresses an answer on its way changes its bytes. {@code no-cache} has whoever keeps it ask
     * whether it still holds; {@code private}, for not everybody may see it.
     */
    private static Response.ResponseBuilder withHeaders(Response.ResponseBuilder answer, Optional<String> tag) {
        tag.ifPresent(known -> answer.tag(new EntityTag(known, true)));
        return answer.header(HttpHeaders.VARY, "Accept, Accept-Language")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }

    /** Whether {@code If-None-Match} names the tag, weak or not. No comma stands in a tag of ours. */
    private boolean isNamed(String tag) {
        return Optional.ofNullable(headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH)).orElse(List.of()).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .map(named -> named.startsWith("W/") ? named.substring(2) : named)
                .anyMatch(named -> named.equals("*") || named.equals('"' + tag + '"'));
    }
}
