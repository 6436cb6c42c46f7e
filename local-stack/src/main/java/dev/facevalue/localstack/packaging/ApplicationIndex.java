package dev.facevalue.localstack.packaging;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The index from which the package is started: a magic number, a version, the main class, the directories that are
 * indexed, the resources in them, and the contents of some. The resources are read into a set, so that their order
 * means nothing; it is that in which jars were visited.
 */
final class ApplicationIndex {

    private static final int MAGIC = 0x0A07CA3E;
    private static final int VERSION = 2;

    private ApplicationIndex() {}

    /** @throws IOException if it is of another version than this was written for */
    static byte[] sorted(byte[] index) throws IOException {
        DataInputStream from = new DataInputStream(new ByteArrayInputStream(index));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(index.length);
        DataOutputStream to = new DataOutputStream(bytes);
        int magic = from.readInt();
        int version = from.readInt();
        if (magic != MAGIC || version != VERSION) {
            throw new IOException("The index is of version " + version + ", and not of " + VERSION);
        }
        to.writeInt(magic);
        to.writeInt(version);
        to.writeUTF(from.readUTF());
        sortTexts(from, to);
        sortTexts(from, to);
        from.transferTo(to);
        return bytes.toByteArray();
    }

    private static void sortTexts(DataInputStream from, DataOutputStream to) throws IOException {
        int count = from.readInt();
        List<String> texts = new ArrayList<>();
        for (int text = 0; text < count; text++) {
            texts.add(from.readUTF());
        }
        Collections.sort(texts);
        to.writeInt(count);
        for (String text : texts) {
            to.writeUTF(text);
        }
    }
}
