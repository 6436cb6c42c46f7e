package dev.facevalue.systemtests.operations;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the metrics that an expression of PromQL names. It is no parser: it drops whatever cannot be a metric. */
final class PromQl {

    // In this order: a text may hold a brace, and a selector's braces hold names of labels.
    private static final Pattern TEXTS = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'");
    private static final Pattern SELECTORS = Pattern.compile("\\{[^}]*}");
    private static final Pattern RANGES = Pattern.compile("\\[[^\\]]*]");
    private static final Pattern LABEL_LISTS = Pattern.compile(
            "\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAMES = Pattern.compile("(?<![\\w.:$])[a-zA-Z_:][\\w:]*(?!\\w)(\\s*\\()?");
    private static final Set<String> WORDS =
            Set.of("and", "or", "unless", "offset", "bool", "atan2", "start", "end", "inf", "nan");
    private static final Set<String> AGGREGATIONS = Set.of("sum", "max", "min", "avg", "count", "topk", "quantile");

    private PromQl() {}

    /** The metrics that an expression is about, by name. */
    static Set<String> metrics(String expression) {
        String bare = expression;
        for (Pattern dropped : new Pattern[] {TEXTS, SELECTORS, RANGES, LABEL_LISTS}) {
            bare = dropped.matcher(bare).replaceAll(" ");
        }
        Set<String> metrics = new TreeSet<>();
        Matcher names = NAMES.matcher(bare);
        while (names.find()) {
            String name = names.group().strip();
            boolean isCalled = names.group(1) != null;
            if (!isCalled && !WORDS.contains(name.toLowerCase(java.util.Locale.ROOT)) && !AGGREGATIONS.contains(name)) {
                metrics.add(name);
            }
        }
        return metrics;
    }
}
