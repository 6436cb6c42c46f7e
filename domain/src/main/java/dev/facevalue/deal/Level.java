package dev.facevalue.deal;

/** How high a risk, trust or confidence is. Constants are appended, never reordered: their ordinals are stored. */
public enum Level {
    LOW,
    MEDIUM,
    HIGH
}
