package dev.facevalue.localstack.demo;

import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far the sending is: a bar on a terminal, a line at every quarter elsewhere. */
sealed interface DemoProgress extends AutoCloseable {

    /** So many more facts were sent. */
    void advance(int facts);

    @Override
    void close();

    static DemoProgress over(int facts, PrintStream out) {
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        return terminal ? new Bar(facts, out) : new Lines(facts, out);
    }

    /** For people. */
    final class Bar implements DemoProgress {

        private final ProgressBar bar;

        Bar(int facts, PrintStream out) {
            boolean unicode = out.charset().equals(StandardCharsets.UTF_8);
            bar = new ProgressBarBuilder()
                    .setTaskName("Sending facts")
                    .setInitialMax(facts)
                    .setStyle(unicode ? ProgressBarStyle.COLORFUL_UNICODE_BAR : ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .setMaxRenderedLength(100)
                    .setConsumer(new ConsoleProgressBarConsumer(out))
                    .build();
        }

        @Override
        public void advance(int facts) {
            bar.stepBy(facts);
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /** For files and pipes. */
    final class Lines implements DemoProgress {

        private static final int PARTS = 4;

        private final int total;
        private final PrintStream out;
        private int sent;

        Lines(int total, PrintStream out) {
            this.total = total;
            this.out = out;
        }

        @Override
        public void advance(int facts) {
            int before = sent * PARTS / total;
            sent += facts;
            int now = sent * PARTS / total;
            if (now > before) {
                out.println(String.format(
                        Locale.ROOT, "  sent %,d of %,d facts (%d %%)", sent, total, 100L * sent / total));
            }
        }

        @Override
        public void close() {
            // The last quarter has said it.
        }
    }
}
