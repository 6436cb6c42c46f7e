package dev.facevalue.deal;

/**
 * How the seller answered a refusal whose stated reason was not the real one. Constants are appended, never reordered:
 * their ordinals are stored.
 */
public enum Strategy {
    CONFRONT,
    SAVE_FACE,
    BUILD_TRUST
}
