package dev.facevalue.analytics.columns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers for the names of teams, from 1 on; 0 is "not said". Numbers are this instance's own and are not stored. */
final class Teams {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    int numberOf(@Nullable String name) {
        if (name == null) {
            return 0;
        }
        return numbers.computeIfAbsent(name, added -> {
            names.add(added);
            return names.size();
        });
    }

    /** The names by number − 1. */
    List<String> names() {
        return List.copyOf(names);
    }
}
