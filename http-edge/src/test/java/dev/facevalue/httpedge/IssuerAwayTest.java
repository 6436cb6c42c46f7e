package dev.facevalue.httpedge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class IssuerAwayTest {

    @Test
    void anIssuerThatWasNeverReachedIsAway() {
        assertThat(IssuerAway.isWhy(new OIDCException("OIDC Server is not available")))
                .isTrue();
    }

    @Test
    void anIssuerThatCannotBeReachedAnyMoreIsAway() {
        assertThat(IssuerAway.isWhy(new AuthenticationFailedException(new OIDCException(new ConnectException()))))
                .isTrue();
        assertThat(IssuerAway.isWhy(new AuthenticationCompletionException(new TimeoutException())))
                .isTrue();
    }

    @Test
    void anIssuerThatIsSetUpWronglyIsAwayButCanBeReached() {
        assertThat(IssuerAway.isWhy(new OIDCException("no keys"))).isTrue();
        assertThat(IssuerAway.isUnreachable(new OIDCException("no keys"))).isFalse();
    }

    @Test
    void whatTheIssuerRefusesIsRefused() {
        assertThat(IssuerAway.isWhy(new AuthenticationFailedException(new OIDCException("invalid_grant"))))
                .isFalse();
    }

    @Test
    void aTokenThatCannotBeReadIsTheSendersDoing() {
        assertThat(IssuerAway.isWhy(new AuthenticationFailedException(new JsonParseException(null, "no JSON"))))
                .isFalse();
    }

    @Test
    void causesInACircleEndTheSearch() {
        RuntimeException one = new RuntimeException();
        one.initCause(new RuntimeException(one));

        assertThat(IssuerAway.isWhy(one)).isFalse();
    }
}
