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

    static <E extends Enum<E>> @Nullable E read(byte stored, Class<E> codes) {
        return stored == 0 ? null : codes.getEnumConstants()[stored - 1];
    }
}
