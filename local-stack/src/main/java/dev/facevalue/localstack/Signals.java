package dev.facevalue.localstack;

import java.io.IOException;
import java.util.Collection;
import java.util.stream.Collectors;

/** Signals to processes. Java itself can send only those that end one, TERM and KILL; every shell can send any. */
final class Signals {

    private Signals() {}

    /**
     * Sends a signal to those of the processes that still run.
     *
     * @param signal its name, such as {@code STOP}
     * @throws LocalStackException when one that still runs after that does not take it, or no shell can be run
     */
    static void send(String signal, Collection<ProcessHandle> processes) {
        String ids = ids(processes);
        if (ids.isEmpty()) {
            return;
        }
        try {
            Process shell = new ProcessBuilder("sh", "-c", "kill -" + signal + ' ' + ids)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            // One of several that has ended meanwhile makes it fail too, and that is no failure.
            if (shell.waitFor() != 0 && ids(processes).equals(ids)) {
                throw new LocalStackException("SIG" + signal + " cannot be sent to " + ids);
            }
        } catch (IOException e) {
            throw new LocalStackException("SIG" + signal + " cannot be sent to " + ids + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("Interrupted while sending SIG" + signal + " to " + ids, e);
        }
    }

    private static String ids(Collection<ProcessHandle> processes) {
        return processes.stream()
                .filter(ProcessHandle::isAlive)
                .map(process -> Long.toString(process.pid()))
                .collect(Collectors.joining(" "));
    }
}
