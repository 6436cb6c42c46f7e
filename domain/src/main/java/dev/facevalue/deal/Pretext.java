package dev.facevalue.deal;

/** Whether the stated reason was a pretext. Constants are appended, never reordered: their ordinals are stored. */
public enum Pretext {
    NO,
    SUSPECTED,
    CONFIRMED
}
