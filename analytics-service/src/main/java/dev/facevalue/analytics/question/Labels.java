package dev.facevalue.analytics.question;

import dev.facevalue.deal.Industry;
import dev.facevalue.geography.Culture;
import java.util.Locale;

/** The English words for codes. */
final class Labels {

    private Labels() {}

    static String of(Enum<?> code) {
        return switch (code) {
            case Culture culture -> culture.label();
            case Industry industry -> industry.label();
            default -> sentenceCase(code.name());
        };
    }

    private static String sentenceCase(String name) {
        return name.charAt(0) + name.substring(1).replace('_', ' ').toLowerCase(Locale.ROOT);
    }
}
