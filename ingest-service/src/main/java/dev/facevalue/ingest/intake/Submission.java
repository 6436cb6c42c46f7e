package dev.facevalue.ingest.intake;

import dev.facevalue.deal.FactForm;
import dev.facevalue.httpedge.Problem;
import dev.facevalue.httpedge.ProblemException;
import dev.facevalue.httpedge.ProblemType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request that brings facts.
 *
 * @param kind which facts its address takes
 * @param format how they are written
 * @param attributes of a CloudEvent in binary mode, its attributes by name; empty with every other format
 * @param idempotencyKey what shall be the event's id; null if nothing was said
 * @param body the bytes, not yet read
 */
record Submission(
        FactForm.Kind kind,
        Format format,
        Map<String, String> attributes,
        @Nullable String idempotencyKey,
        InputStream body) {

    static final String NDJSON = "application/x-ndjson";
    static final String CSV = "text/csv";
    static final String CLOUD_EVENT = "application/cloudevents+json";
    static final String CLOUD_EVENT_BATCH = "application/cloudevents-batch+json";
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]{1,256}");

    /** How facts are written. */
    enum Format {
        JSON,
        NDJSON,
        CSV,
        CLOUD_EVENT_BINARY,
        CLOUD_EVENT,
        CLOUD_EVENT_BATCH;

        /** Whether there may be many facts in one body. */
        boolean isBulk() {
            return switch (this) {
                case NDJSON, CSV, CLOUD_EVENT_BATCH -> true;
                case JSON, CLOUD_EVENT_BINARY, CLOUD_EVENT -> false;
            };
        }

        /** What one of many is called. */
        String item() {
            return this == CLOUD_EVENT_BATCH ? "event" : "line";
        }
    }

    /** @throws ProblemException if the head of the request asks for something that cannot be */
    static Submission of(FactForm.Kind kind, HttpHeaders headers, InputStream body) {
        List<String> types = headers.getRequestHeader(HttpHeaders.CONTENT_TYPE);
        // One that is there and empty cannot be read as a type; the framework fails at it.
        if (types == null || types.isEmpty() || types.getFirst().isBlank()) {
            throw ProblemException.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "The header Content-Type is missing.");
        }
        MediaType type = headers.getMediaType();
        requirePlain(headers);
        requireUtf8(type);
        Format format = format(type, headers);
        Map<String, String> attributes =
                format == Format.CLOUD_EVENT_BINARY ? BinaryMode.attributes(headers) : Map.of();
        return new Submission(kind, format, attributes, idempotencyKey(headers, format), body);
    }

    private static Format format(MediaType type, HttpHeaders headers) {
        Format format = format(type);
        return switch (format) {
            // Also with NDJSON and CSV: an event of many facts is refused rather than taken for something else.
            case JSON, NDJSON, CSV -> BinaryMode.isIn(headers) ? Format.CLOUD_EVENT_BINARY : format;
            // The other modes may repeat their attributes as headers; the body alone counts (HTTP binding, 3.2.3).
            case CLOUD_EVENT_BINARY, CLOUD_EVENT, CLOUD_EVENT_BATCH -> format;
        };
    }

    private static Format format(MediaType type) {
        return switch ((type.getType() + '/' + type.getSubtype()).toLowerCase(Locale.ROOT)) {
            case CLOUD_EVENT -> Format.CLOUD_EVENT;
            case CLOUD_EVENT_BATCH -> Format.CLOUD_EVENT_BATCH;
            case MediaType.APPLICATION_JSON -> Format.JSON;
            case NDJSON -> Format.NDJSON;
            case CSV -> Format.CSV;
            default ->
                throw ProblemException.of(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "The body must come as "
                                + String.join(
                                        ", ", MediaType.APPLICATION_JSON, NDJSON, CSV, CLOUD_EVENT, CLOUD_EVENT_BATCH)
                                + '.');
        };
    }

    private static void requirePlain(HttpHeaders headers) {
        List<String> encodings = headers.getRequestHeader(HttpHeaders.CONTENT_ENCODING);
        if (encodings != null && !encodings.stream().allMatch(encoding -> encoding.equalsIgnoreCase("identity"))) {
            throw new ProblemException(
                    Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "The body must come without a Content-Encoding."),
                    Map.of(HttpHeaders.ACCEPT_ENCODING, "identity"));
        }
    }

    private static void requireUtf8(MediaType type) {
        String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.equalsIgnoreCase("utf-8") && !charset.equalsIgnoreCase("us-ascii")) {
            throw ProblemException.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "The body must come in UTF-8.");
        }
    }

    private static @Nullable String idempotencyKey(HttpHeaders headers, Format format) {
        List<String> keys = headers.getRequestHeader(IDEMPOTENCY_KEY);
        if (keys == null || keys.isEmpty()) {
            return null;
        }
        if (format.isBulk()) {
            throw ProblemException.of(
                    Problems.INVALID_IDEMPOTENCY_KEY,
                    "An Idempotency-Key names one fact. For many, give each line a recordedAt, or each event a time: sent"
                            + " again, it is the same fact.");
        }
        if (keys.size() > 1 || !PRINTABLE.matcher(keys.getFirst()).matches()) {
            throw ProblemException.of(
                    Problems.INVALID_IDEMPOTENCY_KEY,
                    "An Idempotency-Key must be there once, with 1 to 256 printable ASCII characters.");
        }
        return keys.getFirst();
    }
}
