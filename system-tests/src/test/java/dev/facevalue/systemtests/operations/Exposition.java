package dev.facevalue.systemtests.operations;

import dev.facevalue.systemtests.Api;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a service says at {@code /q/metrics}, in the text format of Prometheus.
 *
 * @param names of every series
 * @param helps what each metric is, as the service says, by the metric's name
 */
record Exposition(Set<String> names, Map<String, String> helps) {

    static Exposition of(Api service) {
        return parse(service.get("/q/metrics").expect(200).text());
    }

    static Exposition parse(String text) {
        Set<String> names = new TreeSet<>();
        Map<String, String> helps = new HashMap<>();
        text.lines().filter(line -> !line.isBlank()).forEach(line -> {
            if (line.startsWith("# HELP ")) {
                String[] parts = line.split(" ", 4);
                helps.put(parts[2], parts.length < 4 ? "" : parts[3]);
            } else if (!line.startsWith("#")) {
                names.add(line.split("[{ ]", 2)[0]);
            }
        });
        return new Exposition(names, helps);
    }
}
