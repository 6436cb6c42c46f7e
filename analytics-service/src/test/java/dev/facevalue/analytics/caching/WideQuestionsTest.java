package dev.facevalue.analytics.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.facevalue.httpedge.ProblemException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WideQuestionsTest {

    private static final int WIDE = 100;
    private static final Duration LONG = Duration.ofMinutes(1);

    private final ExecutorService others = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void stop() {
        end.countDown();
        others.close();
    }

    @Test
    void whoeverComesBeyondThoseWhoMayWaitIsToldToComeAgain() throws Exception {
        WideQuestions questions = new WideQuestions(WIDE, 1, 0, LONG);
        begin(questions);

        assertThatThrownBy(() -> questions.answer(WIDE, () -> "answer"))
                .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
                .satisfies(refusal -> {
                    assertThat(refusal.problem().status()).isEqualTo(503);
                    assertThat(refusal.headers()).containsEntry("Retry-After", "10");
                });
    }

    @Test
    void oneThatHasFewGroupsPassesThoseThatHaveMany() throws Exception {
        WideQuestions questions = new WideQuestions(WIDE, 1, 0, LONG);
        begin(questions);

        assertThat(questions.answer(WIDE - 1, () -> "answer")).isEqualTo("answer");
    }

    @Test
    void oneThatMayWaitIsAnsweredWhenThereIsAPlace() throws Exception {
        WideQuestions questions = new WideQuestions(WIDE, 1, 1, LONG);
        begin(questions);
        Future<String> waiting = others.submit(() -> questions.answer(WIDE, () -> "answer"));
        await().until(() -> questions.waiting() == 1);

        end.countDown();

        assertThat(waiting.get()).isEqualTo("answer");
    }

    @Test
    void ofTwoThatWouldWaitOneMay() throws Exception {
        WideQuestions questions = new WideQuestions(WIDE, 1, 1, LONG);
        begin(questions);
        Future<String> waiting = others.submit(() -> questions.answer(WIDE, () -> "answer"));
        await().until(() -> questions.waiting() == 1);

        assertThatThrownBy(() ->
                        assertTimeoutPreemptively(LONG.dividedBy(2), () -> questions.answer(WIDE, () -> "answer")))
                .isInstanceOf(ProblemException.class);

        end.countDown();
        assertThat(waiting.get()).isEqualTo("answer");
    }

    @Test
    void patienceEnds() throws Exception {
        WideQuestions questions = new WideQuestions(WIDE, 1, 1, Duration.ofMillis(1));
        begin(questions);

        assertThatThrownBy(() -> questions.answer(WIDE, () -> "answer")).isInstanceOf(ProblemException.class);
    }

    @Test
    void aQuestionThatFailsGivesItsPlaceBack() {
        WideQuestions questions = new WideQuestions(WIDE, 1, 0, LONG);
        Supplier<String> failing = () -> {
            throw new IllegalStateException("as it may");
        };

        assertThatThrownBy(() -> questions.answer(WIDE, failing)).isInstanceOf(IllegalStateException.class);
        assertThat(questions.answer(WIDE, () -> "answer")).isEqualTo("answer");
    }

    /** Takes a place until the end. */
    private void begin(WideQuestions questions) throws Exception {
        CompletableFuture<Void> begun = new CompletableFuture<>();
        Future<String> _ = others.submit(() -> questions.answer(WIDE, () -> {
            begun.complete(null);
            try {
                end.await();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
            return "answer";
        }));
        begun.get();
    }
}
