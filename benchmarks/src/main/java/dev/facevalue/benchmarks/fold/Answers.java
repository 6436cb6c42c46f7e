package dev.facevalue.benchmarks.fold;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is answered to one question over HTTP, asked again and again. Says which answer it has already, so that none is
 * made and sent twice where that is understood. For one thread at a time.
 *
 * @param <T> what is read from an answer
 */
public final class Answers<T> implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest.Builder question;
    private final Reader<T> reader;
    private @Nullable T last;

    private Answers(HttpRequest.Builder question, Reader<T> reader) {
        this.question = question;
        this.reader = reader;
    }

    /**
     * Reads an answer.
     *
     * @param <T> what is read
     */
    @FunctionalInterface
    interface Reader<T> {

        /**
         * Reads the body of an answer.
         *
         * @throws IOException if it is not as it should be
         */
        T read(String body) throws IOException;
    }

    /** To a question that anybody may ask. */
    static <T> Answers<T> to(URI question, Reader<T> reader) {
        return new Answers<>(HttpRequest.newBuilder(question).timeout(PATIENCE), reader);
    }

    /**
     * To a question that only some may ask.
     *
     * @param authorization the header of that name
     */
    static <T> Answers<T> to(URI question, String authorization, Reader<T> reader) {
        return new Answers<>(
                HttpRequest.newBuilder(question).timeout(PATIENCE).header("Authorization", authorization), reader);
    }

    /**
     * Asks.
     *
     * @throws IOException if there is no answer, or a refusal
     */
    public T ask() throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(question.build(), HttpResponse.BodyHandlers.ofString());
        T known = last;
        if (answer.statusCode() == NOT_MODIFIED && known != null) {
            return known;
        }
        if (answer.statusCode() != OK) {
            throw new IOException("refused with " + answer.statusCode() + ": " + answer.body());
        }
        T read = reader.read(answer.body());
        answer.headers().firstValue("ETag").ifPresent(tag -> {
            question.setHeader("If-None-Match", tag);
            last = read;
        });
        return read;
    }

    @Override
    public void close() {
        http.close();
    }
}
