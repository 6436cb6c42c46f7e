package dev.facevalue.httpedge;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * A kind of problem. Services add kinds of their own to those here; a code, once published, keeps its meaning.
 *
 * @param status the HTTP status, 400 to 599
 * @param code the stable name for programs, such as {@code NOT_FOUND}
 * @param title the kind in a few words, the same every time
 */
public record ProblemType(int status, String code, String title) {

    /** 400: something about the request is wrong; violations may say what. */
    public static final ProblemType INVALID_REQUEST = new ProblemType(400, "INVALID_REQUEST", "Invalid request");

    /** 400: the body is no JSON. */
    public static final ProblemType MALFORMED_JSON = new ProblemType(400, "MALFORMED_JSON", "Malformed JSON");

    /** 401: no credentials, or wrong ones. */
    public static final ProblemType UNAUTHENTICATED =
            new ProblemType(401, "UNAUTHENTICATED", "Authentication required");

    /** 403: this user may not do this. */
    public static final ProblemType FORBIDDEN = new ProblemType(403, "FORBIDDEN", "Not allowed for this user");

    /** 404: there is nothing under this address. */
    public static final ProblemType NOT_FOUND = new ProblemType(404, "NOT_FOUND", "Not found");

    /** 405: not with this method; the header {@code Allow} tells with which. */
    public static final ProblemType METHOD_NOT_ALLOWED =
            new ProblemType(405, "METHOD_NOT_ALLOWED", "Method not allowed");

    /** 406: the answer does not come in a form that the request accepts. */
    public static final ProblemType NOT_ACCEPTABLE = new ProblemType(406, "NOT_ACCEPTABLE", "Not acceptable");

    /** 413: the body is larger than it may be. */
    public static final ProblemType TOO_LARGE = new ProblemType(413, "TOO_LARGE", "Too large");

    /** 415: the body comes in a form that is not understood. */
    public static final ProblemType UNSUPPORTED_MEDIA_TYPE =
            new ProblemType(415, "UNSUPPORTED_MEDIA_TYPE", "Unsupported media type");

    /** 500: our fault; the detail holds an id under which the log tells the cause. */
    public static final ProblemType INTERNAL_ERROR = new ProblemType(500, "INTERNAL_ERROR", "Internal error");

    /** 503: not now; the header {@code Retry-After} tells when to try again, in seconds. */
    public static final ProblemType UNAVAILABLE = new ProblemType(503, "UNAVAILABLE", "Not available now");

    /** The kinds that every service has. */
    static final List<ProblemType> EVERYWHERE = List.of(
            INVALID_REQUEST,
            MALFORMED_JSON,
            UNAUTHENTICATED,
            FORBIDDEN,
            NOT_FOUND,
            METHOD_NOT_ALLOWED,
            NOT_ACCEPTABLE,
            TOO_LARGE,
            UNSUPPORTED_MEDIA_TYPE,
            INTERNAL_ERROR,
            UNAVAILABLE);

    /** @throws IllegalArgumentException if {@code status} is no error or {@code code} is not of A-Z and underscores */
    public ProblemType {
        if (status < 400 || status > 599 || !code.matches("[A-Z][A-Z_]*")) {
            throw new IllegalArgumentException("no problem type: " + status + ' ' + code);
        }
    }

    /** The URI that names this kind. A name only: there is nothing to fetch under it. */
    public URI uri() {
        return URI.create("tag:facevalue.dev,2026:problem/"
                + code.toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** The kind for a status that came without one. */
    static ProblemType ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 503 -> UNAVAILABLE;
            default ->
                status >= 400 && status < 500
                        ? new ProblemType(status, INVALID_REQUEST.code, INVALID_REQUEST.title)
                        : INTERNAL_ERROR;
        };
    }
}
