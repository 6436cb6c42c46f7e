package dev.facevalue.benchmarks.sidebyside;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A contender whose figures are told beforehand. */
final class Scripted implements Contender {

    private final String name;
    private final List<String> order;
    private final Deque<Double> figures;
    private String did = "all of it";

    /** @param order where it notes each turn */
    Scripted(String name, List<String> order, Double... figures) {
        this.name = name;
        this.order = order;
        this.figures = new ArrayDeque<>(List.of(figures));
    }

    Scripted doing(String what) {
        did = what;
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String settings() {
        return "as told";
    }

    @Override
    public Turn take() {
        order.add(name);
        return new Turn(figures.remove(), did);
    }
}
