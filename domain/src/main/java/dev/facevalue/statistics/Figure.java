package dev.facevalue.statistics;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A figure, or the reason why there is none.
 *
 * @param <T> what the figure is
 */
public sealed interface Figure<T> {

    /** Why there is no figure. */
    enum Reason {
        /** Nothing was counted. */
        NO_TRIALS,
        /** There is only one option with deals, and so nothing to compare it with. */
        ONE_OPTION,
        /** Nowhere are there trials of both that are compared. */
        NO_COMMON_STRATUM,
        /** Wherever both can be compared, all trials ended alike. */
        NO_VARIATION,
        /** One outcome is missing on one side, so that the figure, or its interval, would be infinite. */
        UNBOUNDED,
        /** There are fewer than two strata in which an odds ratio shows, so that none can differ from another. */
        TOO_FEW_STRATA
    }

    /** There is one. */
    record Known<T>(T value) implements Figure<T> {}

    /** There is none, for a reason. */
    record Unknown<T>(Reason reason) implements Figure<T> {}

    /** The figure {@code value}. */
    static <T> Figure<T> of(T value) {
        return new Known<>(value);
    }

    /** No figure, because of {@code reason}. */
    static <T> Figure<T> none(Reason reason) {
        return new Unknown<>(reason);
    }

    /** The value for an answer that shows a missing figure as null. */
    default @Nullable T orNull() {
        return switch (this) {
            case Known<T>(T value) -> value;
            case Unknown<T> _ -> null;
        };
    }

    /** The figure made of this one; the reason, if there is none. */
    default <R> Figure<R> map(Function<? super T, ? extends R> function) {
        return flatMap(value -> of(function.apply(value)));
    }

    /** The figure made of this one, which may be none; the reason, if there is none already. */
    default <R> Figure<R> flatMap(Function<? super T, Figure<R>> function) {
        return switch (this) {
            case Known<T>(T value) -> function.apply(value);
            case Unknown<T>(Reason reason) -> none(reason);
        };
    }
}
