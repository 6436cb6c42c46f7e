package dev.facevalue.benchmarks.fold;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/** {@link UpsertPeer} on an empty database. */
public final class UpsertFolding implements Folding {

    private final EmptyDatabase database;
    private final PeerProcess peer;
    private final GroupOffsets offsets;

    private UpsertFolding(EmptyDatabase database, PeerProcess peer, GroupOffsets offsets) {
        this.database = database;
        this.peer = peer;
        this.offsets = offsets;
    }

    /**
     * Starts it.
     *
     * @param directory for the database and the log
     * @param heap as {@code -Xmx} has it
     */
    public static UpsertFolding start(Topics topic, Path directory, String heap) throws IOException {
        EmptyDatabase database = EmptyDatabase.start(directory);
        String group = "upsert-" + UUID.randomUUID();
        try {
            PeerProcess peer = PeerProcess.start(
                    UpsertPeer.class,
                    heap,
                    directory.resolve("upsert.log"),
                    List.of(
                            "--kafka=" + topic.bootstrapServers(),
                            "--group=" + group,
                            "--database=" + database.url(),
                            "--user=" + database.username(),
                            "--password=" + database.password()));
            return new UpsertFolding(database, peer, new GroupOffsets(topic, group));
        } catch (IOException | RuntimeException failed) {
            database.close();
            throw failed;
        }
    }

    @Override
    public long folded(long facts) throws InterruptedException, ExecutionException {
        peer.requireAlive();
        return GroupOffsets.folded(offsets.committed());
    }

    @Override
    public GroupCounts counts() throws IOException, InterruptedException {
        return GroupCounts.ofLines(peer.finish());
    }

    @Override
    public void close() throws IOException {
        try (database;
                peer) {
            // Ended in this order, from the last to the first.
        }
    }
}
