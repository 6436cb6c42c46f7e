package dev.facevalue.deal;

/**
 * Why a customer refuses, as stated by him or as it really was. Constants are appended, never reordered: their ordinals
 * are stored.
 */
public enum Reason {
    PRICE,
    BUDGET,
    TIMING,
    COMPETITOR,
    INCUMBENT,
    MISSING_FEATURE,
    POOR_FIT,
    INTERNAL_POLITICS,
    NO_AUTHORITY,
    EARLIER_CHOICE,
    TRUST,
    RISK,
    NO_NEED,
    UNRESPONSIVE,
    OTHER,
    UNDISCLOSED
}
