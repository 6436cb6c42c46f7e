package dev.facevalue.localstack;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A service whose process is noted, and which is started again when it dies. */
final class Supervised implements AutoCloseable, Watch.Watched {

    private static final Duration READY_BOUND = Duration.ofMinutes(2);

    private final ServiceProcess process;
    private final PidFile note;
    private final CountDownLatch closing;
    private final PrintStream out;

    private Supervised(ServiceProcess process, PidFile note, CountDownLatch closing, PrintStream out) {
        this.process = process;
        this.note = note;
        this.closing = closing;
        this.out = out;
    }

    /**
     * @param note where the process is noted as long as it runs
     * @param closing released when the service is to end and stay ended
     */
    static Supervised start(Service service, PidFile note, CountDownLatch closing, PrintStream out) {
        Supervised supervised = new Supervised(ServiceProcess.start(service), note, closing, out);
        supervised.noteProcess();
        return supervised;
    }

    ServiceProcess process() {
        return process;
    }

    /** From now on, starts the service again when it dies. */
    void watch() {
        Watch.begin(this, closing, out);
    }

    /** Ends the service; whoever closes it has released {@code closing}. */
    @Override
    public synchronized void close() {
        process.close();
        note.delete();
    }

    @Override
    public String name() {
        return process.service().name();
    }

    @Override
    public ProcessHandle handle() {
        return process.handle();
    }

    @Override
    public String ending() {
        return "ended with code " + process.exitCode();
    }

    @Override
    public Path logFile() {
        return process.service().logFile();
    }

    @Override
    public boolean startAgain() {
        // One lock with close(), which must not come between starting and noting.
        synchronized (this) {
            if (closing.getCount() == 0) {
                return false;
            }
            process.restart();
            noteProcess();
        }
        process.awaitReady(READY_BOUND);
        return true;
    }

    private void noteProcess() {
        note.write(process.handle(), process.service().jar().toString());
    }
}
