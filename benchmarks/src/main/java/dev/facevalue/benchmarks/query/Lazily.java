package dev.facevalue.benchmarks.query;

import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Something that is made when it is first needed, if it ever is, and closed in the end. */
final class Lazily<T extends Lazily.Part> implements AutoCloseable {

    /** What is made. */
    interface Part extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    private final Callable<T> made;
    private @Nullable T value;

    Lazily(Callable<T> made) {
        this.made = made;
    }

    T get() throws Exception {
        T known = value;
        if (known == null) {
            known = made.call();
            value = known;
        }
        return known;
    }

    @Override
    public void close() throws SQLException {
        if (value != null) {
            value.close();
        }
    }
}
