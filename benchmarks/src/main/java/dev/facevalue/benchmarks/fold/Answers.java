package dev.facevalue.benchmarks.fold;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
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
    private static final int AWAY = 503;
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
        return read(send());
    }

    /**
     * Asks one who may have to share its work out anew first.
     *
     * @return the answer; empty while there is none for that reason, which is told by 503
     * @throws IOException if there is no answer, or another refusal
     */
    public Optional<T> askUnlessAway() throws IOException, InterruptedException {
        HttpResponse<String> answer = send();
        return answer.statusCode() == AWAY ? Optional.empty() : Optional.of(read(answer));
    }

    private HttpResponse<String> send() throws IOException, InterruptedException {
        return http.send(question.build(), HttpResponse.BodyHandlers.ofString());
    }

    private T read(HttpResponse<String> answer) throws IOException {
        T known = last;
        if (answer.statusCode() == NOT_MODIFIED && known != null) {
            return known;
        }
        if (answer.statusCode() != OK) {
            throw new IOException("refused with " + answer.statusCode() + ": " + answer.body());
        }
        T came = reader.read(answer.body());
        answer.headers().firstValue("ETag").ifPresent(tag -> {
            question.setHeader("If-None-Match", tag);
            last = came;
        });
        return came;
    }

    @Override
    public void close() {
        http.close();
    }
}
