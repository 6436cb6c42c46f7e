package dev.facevalue.systemtests.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A reader with the simplest of browsers: it keeps cookies by site, asks for pages, and follows a redirect when it is
 * told to.
 */
final class Reader {

    private static final Pattern LOGIN_FORM = Pattern.compile("<form[^>]*id=\"kc-form-login\"[^>]*>", Pattern.DOTALL);
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Map<String, Map<String, String>> cookies = new LinkedHashMap<>();

    /** What came back, and for what. */
    record Page(URI address, HttpResponse<String> answer) {

        int status() {
            return answer.statusCode();
        }

        String text() {
            return answer.body();
        }

        URI location() {
            return address.resolve(answer.headers().firstValue("Location").orElseThrow());
        }

        /** Values of {@code Set-Cookie} that set rather than remove. */
        List<String> setCookies() {
            return answer.headers().allValues("Set-Cookie").stream()
                    .filter(cookie -> HttpCookie.parse(cookie).getFirst().getMaxAge() != 0)
                    .toList();
        }
    }

    /** Goes to an address as by a link. */
    Page go(URI address) {
        return send(
                address,
                request(address, "text/html,application/xhtml+xml,*/*;q=0.8")
                        .header("Sec-Fetch-Mode", "navigate")
                        .GET());
    }

    /** Goes there as somebody behind a proxy that speaks TLS. */
    Page goByTls(URI address) {
        return send(
                address,
                request(address, "text/html")
                        .header("X-Forwarded-Proto", "https")
                        .GET());
    }

    /** Asks as the page's script does. */
    Page ask(URI address) {
        return send(
                address,
                request(address, "application/json")
                        .header("Sec-Fetch-Mode", "cors")
                        .header("Sec-Fetch-Site", "same-origin")
                        .GET());
    }

    /** Sends a fact as a page of another site would have the browser do. */
    Page post(URI address, String type, String body) {
        return send(
                address,
                request(address, "*/*")
                        .header("Content-Type", type)
                        .header("Origin", "https://another.example")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /**
     * Signs in at the issuer's form, with the user's name as password, and returns what the browser is sent to then.
     */
    URI signIn(URI issuer, String user) {
        Page form = go(issuer);
        Matcher start = LOGIN_FORM.matcher(form.text());
        if (form.status() != 200 || !start.find()) {
            throw new AssertionError("no form to sign in: " + form.status() + ' ' + form.text());
        }
        Matcher action = ACTION.matcher(start.group());
        if (!action.find()) {
            throw new AssertionError("the form leads nowhere: " + start.group());
        }
        URI address = URI.create(action.group(1).replace("&amp;", "&"));
        Page signedIn = send(
                address,
                request(address, "text/html")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "username=" + encoded(user) + "&password=" + encoded(user))));
        if (signedIn.status() != 302) {
            throw new AssertionError("not signed in: " + signedIn.status() + ' ' + signedIn.text());
        }
        return signedIn.location();
    }

    /** Whether it has a cookie of a site whose name begins so. */
    boolean has(URI site, String name) {
        return at(site).keySet().stream().anyMatch(each -> each.startsWith(name));
    }

    /** Changes the value of every cookie of a site whose name begins so. */
    void tamper(URI site, String name) {
        at(site).replaceAll((each, value) -> each.startsWith(name) ? flipped(value) : value);
    }

    /** The header {@code Cookie} that a site would be sent. */
    String cookiesOf(URI site) {
        return at(site).entrySet().stream()
                .map(cookie -> cookie.getKey() + '=' + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String flipped(String value) {
        int middle = value.length() / 2;
        char other = value.charAt(middle) == 'A' ? 'B' : 'A';
        return value.substring(0, middle) + other + value.substring(middle + 1);
    }

    /** By host alone, whatever the port, as browsers do. */
    private Map<String, String> at(URI site) {
        return cookies.computeIfAbsent(site.getHost(), ignored -> new LinkedHashMap<>());
    }

    private HttpRequest.Builder request(URI address, String accept) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(Duration.ofMinutes(1)).header("Accept", accept);
        String kept = cookiesOf(address);
        return kept.isEmpty() ? request : request.header("Cookie", kept);
    }

    private Page send(URI address, HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            keep(address, answer.headers().allValues("Set-Cookie"));
            return new Page(address, answer);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void keep(URI address, List<String> set) {
        for (String header : new ArrayList<>(set)) {
            // Not by HttpCookie, which takes quotes off values.
            String pair = header.split(";", 2)[0];
            String name = pair.substring(0, pair.indexOf('='));
            if (HttpCookie.parse(header).getFirst().getMaxAge() == 0) {
                at(address).remove(name);
            } else {
                at(address).put(name, pair.substring(pair.indexOf('=') + 1));
            }
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
