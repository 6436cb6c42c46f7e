package dev.facevalue.benchmarks.sidebyside;

import dev.facevalue.benchmarks.testbed.Children;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * A program that asks questions of two contenders each, and shows what is on record of them. Its name, what it is for
 * and further options are for its class to tell, in picocli's words.
 *
 * <p>It ends with 0 if everything that was wanted is on record, whether or not the goals were reached; with 1 if
 * something could not be measured, also because the two had not done the same work; with 2 if it was told what it does
 * not understand.
 */
@Command(mixinStandardHelpOptions = true)
public abstract class Comparing implements Callable<Integer> {

    @Mixin
    private RunOptions options = new RunOptions();

    /** Asks one question, if its answer is wanted and not on record yet. */
    @FunctionalInterface
    public interface Asking {

        /**
         * Asks.
         *
         * @param pair starts what is needed, and only if it is
         * @throws Exception whatever keeps a contender from its turn
         */
        void ask(Question question, Pair.Start pair) throws Exception;
    }

    /**
     * Runs, and ends the JVM: what the JVM calls that is started with a class of this kind.
     *
     * @param args where results are kept, then what the user said
     */
    public final void main(String[] args) {
        Children.endWithJvm();
        System.exit(new CommandLine(this).execute(args));
    }

    /** Asks every question there is, in the order in which they are best asked. */
    protected abstract void compare(Asking run) throws Exception;

    /** The checkout, with everything packaged in it. */
    protected final Path root() {
        return options.root();
    }

    @Override
    public final Integer call() throws Exception {
        SideBySide run = options.begin();
        List<Question> all = new ArrayList<>();
        compare((question, pair) -> {
            all.add(question);
            if (options.wants(question)) {
                run.ask(question, pair);
            }
        });
        List<String> unknown = options.unknownAmong(all);
        if (!unknown.isEmpty()) {
            System.err.printf(
                    "There is no question %s. There are: %s.%n",
                    String.join(", ", unknown),
                    String.join(", ", all.stream().map(Question::name).toList()));
            return CommandLine.ExitCode.USAGE;
        }
        System.out.println(run.table(all.stream().filter(options::wants).toList()));
        return CommandLine.ExitCode.OK;
    }
}
