package dev.facevalue.httpedge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
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

    /** What a browser or program learns about how to come in. */
    static final String CHALLENGE = "Basic realm=\"FaceValue\", charset=\"UTF-8\"";

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final AllowedMethods allowed;

    ProblemMappers(AllowedMethods allowed) {
        this.allowed = allowed;
    }

    @ServerExceptionMapper
    public Response refused(ProblemException refusal) {
        Response.ResponseBuilder answer = answer(refusal.problem());
        refusal.headers().forEach(answer::header);
        return answer.build();
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthenticated(Throwable unauthenticated) {
        return answer(Problem.of(
                        ProblemType.UNAUTHENTICATED,
                        unauthenticated instanceof AuthenticationFailedException
                                ? "These credentials are not right."
                                : "This needs credentials: HTTP Basic, a user's name and password."))
                .header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE)
                .build();
    }

    /** As a page where a browser asks for one: whoever signed in as the wrong user must learn how to change that. */
    @ServerExceptionMapper
    public Response forbidden(ForbiddenException forbidden, HttpHeaders request) {
        return ForbiddenPage.isAskedFor(request)
                ? Response.status(Response.Status.FORBIDDEN)
                        .type(ForbiddenPage.MEDIA_TYPE)
                        .entity(ForbiddenPage.HTML)
                        .build()
                : answer(Problem.of(ProblemType.FORBIDDEN, ForbiddenPage.REASON))
                        .build();
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

    private static Response.ResponseBuilder answer(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    }
}
