package dev.facevalue.analytics.caching;

import java.util.List;

/**
 * What is asked, and in which form it is to be answered.
 *
 * @param query names the query, such as {@code standings}
 * @param question what it asks in texts: equal for equal questions, and never for others
 * @param mediaType the form of the answer
 * @param language the language of the answer, such as {@code en}
 */
public record Asked(String query, List<String> question, String mediaType, String language) {

    public Asked {
        question = List.copyOf(question);
    }
}
