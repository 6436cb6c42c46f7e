package dev.facevalue.httpedge;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What a browser shows to a user who does not have the role for an address. Nothing in it is told by the request. */
final class ForbiddenPage {

    static final String MEDIA_TYPE = "text/html;charset=UTF-8";

    static final String REASON = "This user does not have the role that this needs.";

    static final String HTML = """
            <!DOCTYPE html>
            <html lang="en">
              <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>FaceValue: not for this user</title>
              </head>
              <body>
                <h1>Not for this user</h1>
                <p>%s Ask whoever runs FaceValue for it.</p>
                <p>To sign in as someone else, close all windows of this browser, or open a private one.</p>
              </body>
            </html>
            """.formatted(REASON);

    private ForbiddenPage() {}

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
