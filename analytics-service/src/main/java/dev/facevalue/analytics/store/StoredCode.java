package dev.facevalue.analytics.store;

import org.jspecify.annotations.Nullable;

/**
 * The number under which a code is stored: 0 for "not said", else one more than the constant's position. The domain
 * only ever appends constants, so what is stored keeps its meaning; a test pins every position.
 */
final class StoredCode {

    private StoredCode() {}

    @SuppressWarnings("EnumOrdinal") // positions are pinned, see above
    static byte of(@Nullable Enum<?> code) {
        return code == null ? 0 : (byte) (code.ordinal() + 1);
    }

    /** @throws IllegalArgumentException if no code is stored under that number */
    static <E extends Enum<E>> @Nullable E read(byte stored, Class<E> codes) {
        E[] constants = codes.getEnumConstants();
        if (stored < 0 || stored > constants.length) {
            throw new IllegalArgumentException("no " + codes.getSimpleName() + " is stored as " + stored);
        }
        return stored == 0 ? null : constants[stored - 1];
    }
}
