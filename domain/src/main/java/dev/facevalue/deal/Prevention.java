package dev.facevalue.deal;

/**
 * What was done before the decision so that no face would be lost in it. Constants are appended, never reordered: their
 * ordinals are stored.
 */
public enum Prevention {
    NONE,
    SURFACED,
    COVERED
}
