package dev.facevalue.benchmarks.fold;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.CommonClientConfigs;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** A peer, as {@link PeerProcess} starts it: told where Kafka is, it folds until its input ends. */
abstract class Peer implements Callable<Integer> {

    @Option(names = "--kafka", required = true)
    private String kafka = "";

    /** What the JVM calls that is started with a class of this kind. */
    final void main(String[] arguments) {
        System.exit(new CommandLine(this).execute(arguments));
    }

    /** The settings of a client that knows where Kafka is. */
    final Properties settings() {
        Properties settings = new Properties();
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafka);
        return settings;
    }

    static void awaitEndOfInput() {
        try (InputStream input = System.in) {
            input.transferTo(OutputStream.nullOutputStream());
        } catch (IOException ended) {
            // The same.
        }
    }
}
