package dev.facevalue.httpedge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;

class SecurityHeadersTest {

    @Test
    void anAnswerThatSaysNothingIsNeitherKeptNorRunNorFramed() {
        MultiMap headers = completed(MultiMap.caseInsensitiveMultiMap(), "/v1/deals/d-1", false);

        assertThat(headers.get("Cache-Control")).isEqualTo("no-store");
        assertThat(headers.get("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        assertThat(headers.get("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.get("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(headers.get("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    }

    @Test
    void whatAnAnswerSaysItselfStays() {
        MultiMap headers = completed(
                MultiMap.caseInsensitiveMultiMap()
                        .set("cache-control", "private, no-cache")
                        .set("content-security-policy", "default-src 'self'"),
                "/",
                false);

        assertThat(headers.getAll("Cache-Control")).containsExactly("private, no-cache");
        assertThat(headers.getAll("Content-Security-Policy")).containsExactly("default-src 'self'");
    }

    @Test
    void onlySwaggerUiMayRunAScript() {
        assertThat(completed(MultiMap.caseInsensitiveMultiMap(), "/q/swagger-ui/", false)
                        .get("Content-Security-Policy"))
                .contains("script-src 'self' 'unsafe-inline'", "connect-src 'self'", "frame-ancestors 'none'");
        assertThat(completed(MultiMap.caseInsensitiveMultiMap(), "/q/openapi", false)
                        .get("Content-Security-Policy"))
                .doesNotContain("script-src");
    }

    @Test
    void thatTlsMustStayIsSaidOverTlsAlone() {
        assertThat(completed(MultiMap.caseInsensitiveMultiMap(), "/", true).get("Strict-Transport-Security"))
                .isEqualTo("max-age=63072000; includeSubDomains");
        assertThat(completed(MultiMap.caseInsensitiveMultiMap(), "/", false).contains("Strict-Transport-Security"))
                .isFalse();
    }

    private static MultiMap completed(MultiMap headers, String path, boolean secure) {
        SecurityHeaders.complete(headers, path, secure);
        return headers;
    }
}
