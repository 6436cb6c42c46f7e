package dev.facevalue.systemtests.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facevalue.localstack.ServiceProcess;
import dev.facevalue.systemtests.Api;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Users come in by a real Keycloak, and by HTTP Basic beside it. */
class IssuerIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private static final String BASIC = "Basic realm=\"FaceValue\", charset=\"UTF-8\"";
    private static final String BEARER = "Bearer realm=\"FaceValue\"";
    private static final String INVALID_TOKEN = BEARER + ", error=\"invalid_token\"";

    @RegisterExtension
    static final SingleSignOn sso = new SingleSignOn();

    /**
     * Somebody with credentials.
     *
     * @param authorization the header; null is none
     * @param roles what he may do; null where the credentials are not right
     * @param challenge what he is told first of how to come in, if he is not let in
     */
    record Caller(
            String name,
            @Nullable String authorization,
            @Nullable Set<String> roles,
            String challenge) {

        static Caller refused(String name, @Nullable String authorization, String challenge) {
            return new Caller(name, authorization, null, challenge);
        }

        static Caller refusedToken(String name, String token) {
            return refused(name, "Bearer " + token, INVALID_TOKEN);
        }

        int expected(Route route) {
            if (route.role() == null) {
                return 200;
            }
            if (roles == null) {
                return 401;
            }
            if (!roles.contains(route.role())) {
                return 403;
            }
            return route.method().equals("GET") ? 200 : 202;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Caller> callers() {
        JsonNode recorder = sso.keycloak().tokensOf("recorder");
        String issued = recorder.path("access_token").asText();
        Forged forged = new Forged(issued);
        String brief = sso.keycloak()
                .tokensOf("recorder", SingleSignOn.BRIEF_CLIENT)
                .path("access_token")
                .asText();
        await().until(() -> Instant.now().getEpochSecond() > new Forged(brief).expiresAt());
        List<Caller> callers = new ArrayList<>(List.of(
                Caller.refused("nobody", null, BEARER),
                Caller.refused("a wrong password", basic("recorder", "guess"), BEARER),
                Caller.refused("an unknown user", basic("stranger", "stranger"), BEARER),
                Caller.refused("a name without a password", "Basic " + base64("recorder"), BEARER),
                Caller.refused("no Base64", "Basic !", BEARER),
                Caller.refused("another scheme", "Digest username=\"recorder\"", BEARER),
                new Caller("a program's token", "Bearer " + sso.keycloak().tokenOfTheCrm(), Set.of("recorder"), BEARER),
                new Caller(
                        "an ID token, which has no roles",
                        "Bearer " + recorder.path("id_token").asText(),
                        Set.of(),
                        BEARER),
                Caller.refusedToken(
                        "a refresh token", recorder.path("refresh_token").asText()),
                Caller.refusedToken("an expired token", brief),
                Caller.refusedToken(
                        "a token of another realm",
                        sso.keycloak().tokenOfAnotherRealm("another", "recorder", "recorder")),
                Caller.refusedToken(
                        "a token for another audience",
                        sso.keycloak()
                                .tokensOf("recorder", SingleSignOn.OTHER_APPLICATION)
                                .path("access_token")
                                .asText()),
                Caller.refusedToken("alg: none", forged.unsigned()),
                Caller.refusedToken("a tampered signature", forged.withTamperedSignature()),
                Caller.refusedToken("a role more", forged.withAnotherRole("privacy-officer")),
                Caller.refusedToken("signed by a stranger", forged.signedByAStranger()),
                Caller.refusedToken(
                        "signed with the public key",
                        forged.signedWithThePublicKey(sso.keycloak().publicKey())),
                Caller.refusedToken("no token", "nonsense"),
                Caller.refusedToken("no JSON", "e30.bm8.c2ln")));
        Map.of("recorder", "recorder", "analyst", "analyst", "privacy", "privacy-officer")
                .forEach((user, role) -> {
                    callers.add(new Caller(user + " by HTTP Basic", basic(user, user), Set.of(role), BEARER));
                    callers.add(new Caller(
                            user + " by token",
                            "Bearer "
                                    + sso.keycloak()
                                            .tokensOf(user)
                                            .path("access_token")
                                            .asText(),
                            Set.of(role),
                            BEARER));
                });
        return callers.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("callers")
    void everyRouteGivesExactlyTheDocumentedAnswer(Caller caller) throws Exception {
        SoftAssertions answers = new SoftAssertions();
        for (Route route : Route.OF_INGEST) {
            check(answers, sso.ingest(), route, caller);
        }
        for (Route route : Route.OF_ANALYTICS) {
            check(answers, sso.analytics(), route, caller);
        }
        answers.assertAll();
    }

    private static void check(SoftAssertions answers, ServiceProcess service, Route route, Caller caller)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        service.service().uri().resolve(route.address()))
                .timeout(Duration.ofMinutes(1))
                .method(
                        route.method(),
                        route.body().isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(route.body()));
        if (!route.body().isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (caller.authorization() != null) {
            request.header("Authorization", caller.authorization());
        }
        // As a stream, for one of the answers never ends.
        HttpResponse<InputStream> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            int expected = caller.expected(route);
            String text = answer.statusCode() < 400 ? "" : new String(body.readAllBytes(), UTF_8);
            String what = caller.name() + ": " + service.service().name() + ' ' + route;
            answers.assertThat(answer.statusCode()).as(what + ' ' + text).isEqualTo(expected);
            if (answer.statusCode() != expected || expected < 400) {
                return;
            }
            JsonNode problem = JSON.readTree(text);
            answers.assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .as(what)
                    .startsWith("application/problem+json");
            answers.assertThat(problem.path("status").asInt()).as(what).isEqualTo(expected);
            answers.assertThat(problem.path("code").asText())
                    .as(what)
                    .isEqualTo(expected == 401 ? "UNAUTHENTICATED" : "FORBIDDEN");
            answers.assertThat(answer.headers().allValues("WWW-Authenticate"))
                    .as(what)
                    .isEqualTo(expected == 401 ? List.of(caller.challenge(), BASIC) : List.of());
            answers.assertThat(text)
                    .as(what)
                    .doesNotContain("Exception", "io.quarkus", "dev.facevalue.", "jose4j", "\\tat ");
        }
    }

    @Test
    void everyDocumentedRouteIsAmongThoseThatAreTried() {
        assertThat(documented(sso.ingest())).isEqualTo(tried(Route.OF_INGEST));
        assertThat(documented(sso.analytics())).isEqualTo(tried(Route.OF_ANALYTICS));
    }

    private static Set<String> documented(ServiceProcess service) {
        Set<String> routes = new TreeSet<>();
        openApi(service)
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> routes.add(method.toUpperCase(Locale.ROOT) + ' ' + path.getKey())));
        return routes;
    }

    private static Set<String> tried(List<Route> routes) {
        Set<String> tried = new TreeSet<>();
        routes.stream()
                .filter(route -> route.path().matches("/(v1|schemas|asyncapi).*"))
                .forEach(route -> tried.add(route.toString()));
        return tried;
    }

    private static JsonNode openApi(ServiceProcess service) {
        return new Api(service.service().uri(), "nobody")
                .get("/q/openapi", "application/json")
                .expect(200)
                .json();
    }

    @Test
    void aBrowserIsSentToTheIssuerAndComesBackToWhereItWas() {
        Reader reader = new Reader();
        URI wanted = sso.dashboard("/?view=risk");

        Reader.Page sentAway = reader.go(wanted);

        assertThat(sentAway.status()).isEqualTo(302);
        assertThat(sentAway.location().toString())
                .startsWith(sso.keycloak().issuer() + "/protocol/openid-connect/auth?")
                .contains("response_type=code", "code_challenge_method=S256", "nonce=", "client_id=facevalue");
        assertThat(sentAway.answer().headers().firstValue("Cache-Control")).hasValue("no-store");
        Reader.Page cameBack = reader.go(reader.signIn(sentAway.location(), "analyst"));
        assertThat(cameBack.status()).isEqualTo(302);
        assertThat(cameBack.location()).isEqualTo(wanted);
        Reader.Page page = reader.go(wanted);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("<div id=\"app\">");
        assertThat(page.answer().headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'; script-src 'self'");
    }

    @Test
    void whoFollowsALinkToAnAnswerSignsInFirstToo() {
        Reader reader = new Reader();
        URI wanted = sso.dashboard("/v1/countries");

        Reader.Page cameBack = reader.go(reader.signIn(reader.go(wanted).location(), "analyst"));

        assertThat(cameBack.location()).isEqualTo(wanted);
        assertThat(reader.go(wanted).status()).isEqualTo(200);
    }

    @Test
    void aSessionOpensWhatItsRoleOpensAndTheStream() throws Exception {
        Reader reader = signedIn("analyst");

        assertThat(reader.ask(sso.dashboard("/v1/standings?by=culture")).status())
                .isEqualTo(200);
        assertThat(reader.ask(sso.dashboard("/world.geo.json")).status()).isEqualTo(200);
        assertThat(reader.ask(sso.dashboard("/v1/dead-letters")).status()).isEqualTo(403);
        HttpResponse<Stream<String>> stream = HTTP.send(
                HttpRequest.newBuilder(sso.dashboard("/v1/standings/stream"))
                        .header("Accept", "text/event-stream")
                        .header("Cookie", reader.cookiesOf(sso.dashboard("/")))
                        .build(),
                HttpResponse.BodyHandlers.ofLines());
        try (Stream<String> lines = stream.body()) {
            assertThat(stream.statusCode()).isEqualTo(200);
            assertThat(lines.filter(line -> line.startsWith("event:")).findFirst())
                    .isPresent();
        }
    }

    @Test
    void noScriptReadsTheCookiesAndNoOtherSiteSendsThem() {
        Reader reader = new Reader();

        Reader.Page sentAway = reader.go(sso.dashboard("/"));
        Reader.Page cameBack = reader.go(reader.signIn(sentAway.location(), "analyst"));

        assertThat(sentAway.setCookies()).isNotEmpty().allSatisfy(IssuerIT::assertGuarded);
        assertThat(cameBack.setCookies())
                .anySatisfy(cookie -> assertThat(cookie).startsWith("q_session"))
                .allSatisfy(IssuerIT::assertGuarded);
        assertThat(cameBack.answer().headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    private static void assertGuarded(String cookie) {
        assertThat(cookie).contains("; HTTPOnly", "; SameSite=Lax");
    }

    @Test
    void underTlsTheCookiesAreSecureAndUsersComeBackByTls() {
        Map<String, String> environment =
                new HashMap<>(SingleSignOn.environment(sso.keycloak().issuer()));
        environment.put("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true");
        environment.put("QUARKUS_HTTP_PROXY_ALLOW_X_FORWARDED", "true");
        ServiceProcess behindProxy = sso.installation().analytics(environment);
        Reader reader = new Reader();

        Reader.Page sentAway = reader.goByTls(behindProxy.service().uri().resolve("/"));

        assertThat(sentAway.setCookies())
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("; Secure", "; HTTPOnly", "; SameSite=Lax"));
        assertThat(sentAway.location().getQuery()).contains("redirect_uri=https://");
        behindProxy.close();
    }

    /** Ingest alone changes anything, and it knows no cookies: what another site has a browser send is nobody's. */
    @Test
    void aSessionRecordsNothing() {
        Reader recorder = signedIn("recorder");

        Reader.Page answer = recorder.post(
                sso.ingest().service().uri().resolve("/v1/deal-outcomes"), "application/json", Route.DEALS_OUTCOME);

        assertThat(recorder.has(sso.ingest().service().uri(), "q_session")).isTrue();
        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void whoSignsInWithoutTheRoleIsShownAPageFromWhichToSignOut() {
        Reader reader = new Reader();
        URI back = reader.signIn(reader.go(sso.dashboard("/")).location(), "recorder");

        Reader.Page page = reader.go(reader.go(back).location());

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).contains("Not for this user", "href=\"/sign-out\"");
    }

    @Test
    void whoHasASessionIsToldWhereToSignOutAndWhoHasNoneIsNot() throws Exception {
        Reader.Page inSession = signedIn("analyst").ask(sso.dashboard("/v1/session"));
        HttpResponse<String> byBasic = get(sso.dashboard("/v1/session"), basic("analyst", "analyst"));

        assertThat(inSession.text()).isEqualTo("{\"user\":\"analyst\",\"signOut\":\"/sign-out\"}");
        assertThat(inSession.answer().headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(byBasic.body()).isEqualTo("{\"user\":\"analyst\"}");
    }

    @Test
    void signingOutEndsTheSessionHereAndAtTheIssuer() {
        Reader reader = signedIn("analyst");

        Reader.Page signedOut = reader.go(sso.dashboard("/sign-out"));

        assertThat(signedOut.status()).isEqualTo(302);
        assertThat(signedOut.location().toString())
                .startsWith(sso.keycloak().issuer() + "/protocol/openid-connect/logout?");
        assertThat(reader.has(sso.dashboard("/"), "q_session")).isFalse();
        Reader.Page ended = reader.go(signedOut.location());
        assertThat(ended.status()).isEqualTo(302);
        assertThat(ended.location().toString()).startsWith(sso.dashboard("/").toString());
        // Who is still signed in at the issuer is sent back from there at once, without a form.
        assertThat(reader.go(reader.go(sso.dashboard("/")).location()).status()).isEqualTo(200);
    }

    @Test
    void aSessionIsRenewedUntilTheIssuerEndsItAndThenAScriptIsToldAndABrowserSentToSignIn() {
        sso.keycloak().change(Map.of("accessTokenLifespan", 2));
        try {
            Reader reader = signedIn("analyst");
            // Renewed: the cookies are others.
            String first = reader.cookiesOf(sso.dashboard("/"));
            await().untilAsserted(() -> {
                assertThat(reader.ask(sso.dashboard("/v1/standings")).status()).isEqualTo(200);
                assertThat(reader.cookiesOf(sso.dashboard("/"))).isNotEqualTo(first);
            });

            sso.keycloak().endSessionsOf("analyst");

            await().until(() -> reader.ask(sso.dashboard("/v1/standings")).status() != 200);
            Reader.Page toldScript = reader.ask(sso.dashboard("/v1/standings"));
            assertThat(toldScript.status()).isEqualTo(401);
            // No "Basic", or the browser asks for a password that nobody has.
            assertThat(toldScript.answer().headers().allValues("WWW-Authenticate"))
                    .containsExactly(BEARER);
            assertThat(reader.go(sso.dashboard("/")).location().toString())
                    .startsWith(sso.keycloak().issuer().toString());
        } finally {
            sso.keycloak().change(Map.of("accessTokenLifespan", 300));
        }
    }

    @Test
    void aTamperedSessionIsNone() {
        Reader reader = signedIn("analyst");

        reader.tamper(sso.dashboard("/"), "q_session");

        assertThat(reader.ask(sso.dashboard("/v1/standings")).status()).isEqualTo(401);
        reader.tamper(sso.dashboard("/"), "q_session");
        Reader.Page page = reader.go(sso.dashboard("/"));
        assertThat(page.status()).isIn(302, 401);
        assertThat(page.text()).doesNotContain("Exception", "io.quarkus");
    }

    @Test
    void whoComesBackWithAStateOfSomebodyElseIsToldToSignInAgain() {
        Reader reader = new Reader();
        URI back = reader.signIn(reader.go(sso.dashboard("/")).location(), "analyst");
        Reader other = new Reader();
        other.go(sso.dashboard("/"));

        Reader.Page page = other.go(back);

        assertThat(page.status()).isIn(302, 401);
        assertThat(other.has(sso.dashboard("/"), "q_session")).isFalse();
    }

    @Test
    void aCodeThatTheIssuerDoesNotKnowEndsInAPage() {
        Reader reader = new Reader();
        URI back = reader.signIn(reader.go(sso.dashboard("/")).location(), "analyst");

        Reader.Page page = reader.go(URI.create(back.toString().replaceAll("code=[^&]+", "code=guessed")));

        assertThat(page.status()).isEqualTo(401);
        assertThat(page.answer().headers().allValues("WWW-Authenticate")).containsExactly(BEARER);
        assertThat(page.text()).contains("Signing in did not work").doesNotContain("Exception", "io.quarkus");
        assertThat(reader.has(sso.dashboard("/"), "q_session")).isFalse();
    }

    @Test
    void servicesStartWithoutTheIssuerLetUsersInByHttpBasicAndRecover() throws Exception {
        try (Relay relay = new Relay(sso.keycloak().port())) {
            URI issuer = relay.by(sso.keycloak().issuer());
            ServiceProcess lonely = sso.installation().analytics(SingleSignOn.environment(issuer));
            URI questions = lonely.service().uri().resolve("/v1/standings");
            String token =
                    sso.keycloak().tokensOf("analyst").path("access_token").asText();
            Reader reader = new Reader();

            HttpResponse<String> unverified = get(questions, "Bearer " + token);
            assertThat(unverified.statusCode()).isEqualTo(503);
            assertThat(unverified.headers().firstValue("Retry-After")).hasValue("5");
            assertThat(unverified.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(JSON.readTree(unverified.body()).path("code").asText()).isEqualTo("UNAVAILABLE");
            assertThat(unverified.body()).doesNotContain("Exception", "OIDC");
            assertThat(get(questions, basic("analyst", "analyst")).statusCode()).isEqualTo(200);
            assertThat(get(questions, basic("analyst", "guess")).statusCode()).isEqualTo(401);
            Reader.Page page = reader.go(lonely.service().uri().resolve("/"));
            assertThat(page.status()).isEqualTo(503);
            assertThat(page.text()).contains("Signing in is not possible just now");
            assertThat(page.answer().headers().firstValue("Retry-After")).hasValue("5");

            relay.mend();

            await().untilAsserted(() ->
                    assertThat(get(questions, "Bearer " + token).statusCode()).isEqualTo(200));
            assertThat(reader.go(lonely.service().uri().resolve("/")).status()).isEqualTo(302);

            relay.cut();

            assertThat(get(questions, "Bearer " + token).statusCode())
                    .as("what is known of the issuer holds while it is away")
                    .isEqualTo(200);
            assertThat(get(questions, "Bearer " + new Forged(token).withTamperedSignature())
                            .statusCode())
                    .isEqualTo(401);
            lonely.close();
        }
    }

    @Test
    void theDocumentsNameBothWaysIn() {
        for (ServiceProcess service : List.of(sso.ingest(), sso.analytics())) {
            JsonNode document = openApi(service);
            assertThat(document.at("/components/securitySchemes/basic/scheme").asText())
                    .isEqualTo("basic");
            assertThat(document.at("/components/securitySchemes/bearer/scheme").asText())
                    .isEqualTo("bearer");
        }
        assertThat(openApi(sso.analytics())
                        .at("/paths/~1v1~1standings/get/security")
                        .toString())
                .isEqualTo("[{\"basic\":[\"analyst\"]},{\"bearer\":[\"analyst\"]}]");
    }

    private static Reader signedIn(String user) {
        Reader reader = new Reader();
        reader.go(reader.signIn(reader.go(sso.dashboard("/")).location(), user));
        assertThat(reader.has(sso.dashboard("/"), "q_session")).isTrue();
        return reader;
    }

    private static HttpResponse<String> get(URI address, String authorization)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(address)
                        .timeout(Duration.ofMinutes(1))
                        .header("Authorization", authorization)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String basic(String user, String password) {
        return "Basic " + base64(user + ':' + password);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
