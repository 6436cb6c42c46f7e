package dev.facevalue.httpedge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Turns whatever a resource throws into a problem. Public because generated code calls it, and services' own mappers,
 * which answer in the same way; nobody else should.
 *
 * <p>What nobody foresaw is a 500 that tells an id only; the log tells the cause under the same id, once.
 */
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private static final Duration ISSUER_PAUSE = Duration.ofSeconds(5);

    private final AllowedMethods allowed;
    private final Challenges challenges;
    private final TwoWaysIn ways;

    ProblemMappers(AllowedMethods allowed, Challenges challenges, TwoWaysIn ways) {
        this.allowed = allowed;
        this.challenges = challenges;
        this.ways = ways;
    }

    @ServerExceptionMapper
    public Response refused(ProblemException refusal) {
        Response.ResponseBuilder answer = answer(refusal.problem());
        refusal.headers().forEach(answer::header);
        return answer.build();
    }

    /**
     * A browser that wants a page is sent to where its user signs in, if there is such a place; all others are told.
     */
    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Uni<Response> unauthenticated(Throwable unauthenticated, RoutingContext request, HttpHeaders headers) {
        if (IssuerAway.isWhy(unauthenticated)) {
            return Uni.createFrom().item(issuerAway(headers));
        }
        Response refusal = challenge(
                request,
                unauthenticated instanceof AuthenticationFailedException
                        ? "These credentials are not right."
                        : challenges.needed());
        if (!challenges.canBeRedirected() || isByProgram(request, headers)) {
            return Uni.createFrom().item(refusal);
        }
        return ways.getChallenge(request)
                .map(challenge -> challenge.status == HttpResponseStatus.FOUND.code() ? redirect(challenge) : refusal)
                .onFailure()
                .recoverWithItem(_ -> issuerAway(headers));
    }

    /** What came back from the issuer is not what was sent to it, or a session was tampered with. */
    @ServerExceptionMapper
    public Response notSignedIn(AuthenticationCompletionException thrown, RoutingContext request, HttpHeaders headers) {
        if (IssuerAway.isWhy(thrown)) {
            return issuerAway(headers);
        }
        if (!RefusalPage.isAskedFor(headers)) {
            return challenge(request, "Signing in did not work; begin anew.");
        }
        // Without Basic, for which the browser would ask for a password before it shows the page.
        return Response.fromResponse(page(Response.Status.UNAUTHORIZED, RefusalPage.NOT_SIGNED_IN))
                .header(HttpHeaders.WWW_AUTHENTICATE, Challenges.BEARER)
                .build();
    }

    @ServerExceptionMapper
    public Response elsewhere(AuthenticationRedirectException thrown) {
        return Response.status(thrown.getCode())
                .header(HttpHeaders.LOCATION, thrown.getRedirectUri())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @ServerExceptionMapper
    public Response issuerAway(OIDCException thrown, HttpHeaders headers) {
        if (!IssuerAway.isUnreachable(thrown)) {
            // Of a connection that fails the extension tells itself.
            LOG.warnf("Tokens cannot be verified: %s", thrown.getMessage());
        }
        return issuerAway(headers);
    }

    /** As a page where a browser asks for one: whoever signed in as the wrong user must learn how to change that. */
    @ServerExceptionMapper
    public Response forbidden(ForbiddenException forbidden, HttpHeaders headers) {
        if (!RefusalPage.isAskedFor(headers)) {
            return answer(Problem.of(ProblemType.FORBIDDEN, "This user does not have the role that this needs."))
                    .build();
        }
        boolean inSession = headers.getHeaderString(HttpHeaders.AUTHORIZATION) == null;
        return page(Response.Status.FORBIDDEN, inSession ? RefusalPage.FORBIDDEN_IN_SESSION : RefusalPage.FORBIDDEN);
    }

    @ServerExceptionMapper
    public Response malformed(JsonProcessingException malformed) {
        return answer(JsonProblems.of(malformed)).build();
    }

    /** As {@link #malformed}; said anew, because the framework brings a mapper for exactly this class. */
    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException mismatched) {
        return answer(JsonProblems.of(mismatched)).build();
    }

    @ServerExceptionMapper
    public Response notAllowed(NotAllowedException thrown, UriInfo address) {
        return answer(Problem.of(ProblemType.METHOD_NOT_ALLOWED, detail(405)))
                .header(HttpHeaders.ALLOW, allowed.of(address.getPath()))
                .build();
    }

    /** What the framework itself refuses: an unknown path, a media type. */
    @ServerExceptionMapper
    public Response webApplication(WebApplicationException thrown) {
        Response original = thrown.getResponse();
        int status = original.getStatus();
        if (status < 400) {
            return original;
        }
        if (status >= 500 && status != 503) {
            return failed(thrown);
        }
        if (status == 400 && thrown.getCause() instanceof JsonProcessingException malformed) {
            // A class that cannot be bound to is our fault, not the sender's.
            return malformed instanceof JsonMappingException && !(malformed instanceof MismatchedInputException)
                    ? failed(malformed)
                    : malformed(malformed);
        }
        Response.ResponseBuilder answer = answer(Problem.of(ProblemType.ofStatus(status), detail(status)));
        String retryAfter = original.getHeaderString(HttpHeaders.RETRY_AFTER);
        return retryAfter == null
                ? answer.build()
                : answer.header(HttpHeaders.RETRY_AFTER, retryAfter).build();
    }

    @ServerExceptionMapper
    public Response failed(Throwable cause) {
        UUID id = UUID.randomUUID();
        LOG.errorf(cause, "A request failed; the answer names it %s", id);
        return answer(Problem.of(ProblemType.INTERNAL_ERROR, "Something went wrong here. The log names it " + id + '.')
                        .occurringAs(URI.create("urn:uuid:" + id)))
                .build();
    }

    /** In words; the framework's own messages name classes. */
    static String detail(int status) {
        return switch (status) {
            case 400 -> "The request is not well-formed.";
            case 404 -> "There is nothing under this address.";
            case 405 -> "This address does not take this method.";
            case 406 -> "The answer does not come in a form that the request accepts.";
            case 413 -> "The body is larger than it may be.";
            case 415 -> "The body's Content-Type is missing or not one that this address takes.";
            case 503 -> "The service cannot do this now.";
            default -> "The request cannot be answered.";
        };
    }

    private static boolean isByProgram(RoutingContext request, HttpHeaders headers) {
        return headers.getHeaderString(HttpHeaders.AUTHORIZATION) != null
                || !request.request().method().equals(HttpMethod.GET)
                || !RefusalPage.isAskedFor(headers);
    }

    private Response challenge(RoutingContext request, String detail) {
        Response.ResponseBuilder answer = answer(Problem.of(ProblemType.UNAUTHENTICATED, detail));
        challenges.of(request.request()).forEach(value -> answer.header(HttpHeaders.WWW_AUTHENTICATE, value));
        return answer.build();
    }

    private static Response redirect(ChallengeData challenge) {
        Response.ResponseBuilder answer =
                Response.status(challenge.status).header(HttpHeaders.CACHE_CONTROL, "no-store");
        challenge.getHeaders().forEach((name, value) -> answer.header(name.toString(), value));
        return answer.build();
    }

    private static Response issuerAway(HttpHeaders headers) {
        String pause = Long.toString(ISSUER_PAUSE.toSeconds());
        Response.ResponseBuilder answer = RefusalPage.isAskedFor(headers)
                ? Response.fromResponse(page(Response.Status.SERVICE_UNAVAILABLE, RefusalPage.ISSUER_AWAY))
                : answer(Problem.of(
                        ProblemType.UNAVAILABLE,
                        "Tokens cannot be verified just now, for the issuer does not answer."));
        return answer.header(HttpHeaders.RETRY_AFTER, pause).build();
    }

    private static Response page(Response.Status status, RefusalPage page) {
        return Response.status(status)
                .type(RefusalPage.MEDIA_TYPE)
                .entity(page.html())
                .build();
    }

    private static Response.ResponseBuilder answer(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    }
}
