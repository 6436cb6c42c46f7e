package dev.facevalue.deal;

/** How large a deal is for the selling company. Constants are appended, never reordered: their ordinals are stored. */
public enum DealSize {
    SMALL,
    MEDIUM,
    LARGE,
    ENTERPRISE
}
