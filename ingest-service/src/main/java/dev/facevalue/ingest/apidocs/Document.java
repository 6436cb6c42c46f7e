package dev.facevalue.ingest.apidocs;

import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A document that stays the same as long as the service runs, and that others may keep for a while. */
final class Document {

    private static final int MAX_AGE_SECONDS = 3_600;
    private static final int TAG_LENGTH = 32;

    private final byte[] content;
    private final EntityTag tag;

    Document(String content) {
        this(content.getBytes(StandardCharsets.UTF_8));
    }

    Document(byte[] content) {
        this.content = content.clone();
        this.tag = new EntityTag(tag(content));
    }

    /** The document, or that it has not changed since the asker last had it. */
    Response.ResponseBuilder answer(Request request) {
        Response.ResponseBuilder notModified = request.evaluatePreconditions(tag);
        CacheControl cache = new CacheControl();
        cache.setMaxAge(MAX_AGE_SECONDS);
        cache.setNoTransform(false);
        return (notModified == null ? Response.ok(content) : notModified)
                .tag(tag)
                .cacheControl(cache);
    }

    private static String tag(byte[] content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content))
                    .substring(0, TAG_LENGTH);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
