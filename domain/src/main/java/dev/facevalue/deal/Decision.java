package dev.facevalue.deal;

/** What the customer decided in the end. Constants are appended, never reordered: their ordinals are stored. */
public enum Decision {
    WON,
    LOST,
    NO_DECISION
}
