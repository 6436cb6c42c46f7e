package dev.facevalue.httpedge;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What a browser shows to a user who is refused. Nothing in it is told by the request. */
enum RefusalPage {
    FORBIDDEN("not for this user", "Not for this user", """
            <p>This user does not have the role that this needs. Ask whoever runs FaceValue for it.</p>
            <p>To sign in as someone else, close all windows of this browser, or open a private one.</p>"""),
    FORBIDDEN_IN_SESSION("not for this user", "Not for this user", """
            <p>This user does not have the role that this needs. Ask whoever runs FaceValue for it.</p>
            <p><a href="/sign-out">Sign out</a>, to sign in as someone else.</p>"""),
    NOT_SIGNED_IN("not signed in", "Signing in did not work", """
            <p>What came back from signing in is not valid, or no longer.</p>
            <p><a href="/">Sign in again</a></p>"""),
    ISSUER_AWAY("nobody can sign in just now", "Signing in is not possible just now", """
            <p>The service where users sign in does not answer. It may be back in a moment.</p>
            <p><a href="/">Try again</a></p>""");

    static final String MEDIA_TYPE = "text/html;charset=UTF-8";

    private final String html;

    RefusalPage(String title, String heading, String paragraphs) {
        html = """
            <!DOCTYPE html>
            <html lang="en">
              <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>FaceValue: %s</title>
              </head>
              <body>
                <h1>%s</h1>
            %s
              </body>
            </html>
            """.formatted(title, heading, paragraphs.indent(4).stripTrailing());
    }

    String html() {
        return html;
    }

    /** Whether a page is what the request would have first. */
    static boolean isAskedFor(HttpHeaders request) {
        try {
            List<MediaType> acceptable = request.getAcceptableMediaTypes();
            return !acceptable.isEmpty() && isPage(acceptable.getFirst());
        } catch (IllegalArgumentException _) {
            // What it accepts is no list of media types; that must not keep it from being refused.
            return false;
        }
    }

    private static boolean isPage(MediaType type) {
        return !type.isWildcardType()
                && type.isCompatible(MediaType.TEXT_HTML_TYPE)
                && Double.parseDouble(type.getParameters().getOrDefault("q", "1")) > 0;
    }
}
