package dev.facevalue.deal;

/** When the real objection surfaced. Constants are appended, never reordered: their ordinals are stored. */
public enum Stage {
    QUALIFICATION,
    DISCOVERY,
    PROPOSAL,
    NEGOTIATION,
    DECISION,
    AFTER_DECISION
}
