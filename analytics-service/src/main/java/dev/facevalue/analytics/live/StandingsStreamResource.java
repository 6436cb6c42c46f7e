package dev.facevalue.analytics.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facevalue.analytics.AnalyticsConfig;
import dev.facevalue.analytics.columns.ChangeFeed;
import dev.facevalue.analytics.columns.FeedPosition;
import dev.facevalue.analytics.question.QuestionParser;
import dev.facevalue.httpedge.Problem;
import dev.facevalue.httpedge.ProblemException;
import dev.facevalue.httpedge.ProblemType;
import dev.facevalue.httpedge.Roles;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Server-sent events: a small message whenever figures have changed. */
@Path("/v1/standings/stream")
@Tag(name = "Standings")
public class StandingsStreamResource {

    private static final String EXAMPLE =
            "event: changed\nid: 0.17.12.9.31.8.22\ndata: {\"asOf\":\"2026-03-01T09:30:00Z\"}\n\n";

    private final ChangeFeed feed;
    private final AnalyticsConfig.Live config;
    private final Listeners listeners;

    StandingsStreamResource(ChangeFeed feed, Listeners listeners, AnalyticsConfig config) {
        this.feed = feed;
        this.listeners = listeners;
        this.config = config.live();
    }

    /**
     * Figures have changed.
     *
     * @param asOf the greatest time of record ever applied
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Changed(@Nullable Instant asOf) {}

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed(Roles.ANALYST)
    @Operation(
            summary = "A message whenever figures have changed",
            description =
                    "Role: `analyst`. Server-sent events named `changed`, several changes at a time as one. The first comes at once,"
                            + " unless `Last-Event-ID` names what answers show now. A comment comes where nothing else has for"
                            + " a while, so that a broken connection is noticed.")
    @APIResponse(
            responseCode = "200",
            description = "The stream; it ends only when the service stops",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(type = SchemaType.STRING),
                            example = EXAMPLE))
    @APIResponse(responseCode = "400", ref = "Refused")
    public Multi<OutboundSseEvent> stream(
            @Context Sse sse,
            @Parameter(description = "The `id` of the last message that was heard, as browsers send it by themselves")
                    @HeaderParam("Last-Event-ID")
                    @Nullable
                    String lastEventId,
            UriInfo uri) {
        requireAPlace(uri);
        // Whoever is gone before the answer begins is never subscribed, and must not keep a place.
        return Multi.createFrom()
                .deferred(() -> listeners.tryAcquire()
                        ? changes(sse, lastEventId)
                        : Multi.createFrom().empty());
    }

    /** The same head, without a stream, which would never end and hold a place. */
    @HEAD
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed(Roles.ANALYST)
    @Operation(hidden = true)
    public Response head(UriInfo uri) {
        requireAPlace(uri);
        return Response.ok().type(MediaType.SERVER_SENT_EVENTS_TYPE).build();
    }

    private void requireAPlace(UriInfo uri) {
        QuestionParser.requireNoneBut(Set.of(), uri.getQueryParameters());
        if (listeners.isFull()) {
            throw ProblemException.retryAfter(
                    Duration.ofSeconds(10),
                    Problem.of(ProblemType.UNAVAILABLE, "Too many listen to changes just now."));
        }
    }

    /** For one who has a place, and gives it back. */
    private Multi<OutboundSseEvent> changes(Sse sse, @Nullable String lastEventId) {
        AtomicBoolean released = new AtomicBoolean();
        Listener listener = new Listener(sse, lastEventId);
        return Multi.createFrom()
                .ticks()
                .every(config.interval())
                .onOverflow()
                .drop()
                // A stop in order waits for whatever is in hand, and this would never end.
                .select()
                .first(_ -> !listeners.mustGo())
                .map(_ -> listener.next())
                .filter(Optional::isPresent)
                .map(Optional::orElseThrow)
                .onTermination()
                .invoke(() -> {
                    if (released.compareAndSet(false, true)) {
                        listeners.release();
                    }
                });
    }

    /** What one who listens has been told. */
    private final class Listener {

        private final Sse sse;
        private @Nullable String toldId;
        private long toldAtNanos = System.nanoTime();

        Listener(Sse sse, @Nullable String toldId) {
            this.sse = sse;
            this.toldId = toldId;
        }

        Optional<OutboundSseEvent> next() {
            Optional<FeedPosition> position =
                    feed.position().filter(shown -> !shown.id().equals(toldId));
            if (position.isPresent()) {
                FeedPosition shown = position.get();
                toldId = shown.id();
                toldAtNanos = System.nanoTime();
                return Optional.of(sse.newEventBuilder()
                        .name("changed")
                        .id(shown.id())
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(new Changed(shown.asOf()))
                        .build());
            }
            if (System.nanoTime() - toldAtNanos > config.heartbeat().toNanos()) {
                toldAtNanos = System.nanoTime();
                return Optional.of(sse.newEventBuilder().comment("nothing new").build());
            }
            return Optional.empty();
        }
    }
}
