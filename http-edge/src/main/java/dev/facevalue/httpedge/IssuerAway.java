package dev.facevalue.httpedge;

import io.quarkus.oidc.OIDCException;
import io.vertx.core.http.HttpClosedException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells an issuer that cannot be asked, which passes, from credentials that are wrong. */
final class IssuerAway {

    /** A chain of causes is never longer; one that is has a loop. */
    private static final int MOST_CAUSES = 16;

    private IssuerAway() {}

    /** Whether whoever came might have been let in, had the issuer answered. */
    static boolean isWhy(Throwable failure) {
        return failure instanceof OIDCException || isUnreachable(failure);
    }

    /** Whether a connection to the issuer is what failed. */
    static boolean isUnreachable(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
            if (isOfTheConnection(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    // Not any IOException: Jackson's is one too, and that a token is no JSON is the sender's doing.
    private static boolean isOfTheConnection(Throwable cause) {
        return cause instanceof SocketException
                || cause instanceof UnknownHostException
                || cause instanceof ClosedChannelException
                || cause instanceof HttpClosedException
                || cause instanceof TimeoutException
                || cause instanceof io.smallrye.mutiny.TimeoutException;
    }
}
