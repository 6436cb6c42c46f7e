package dev.facevalue.deal;

/** How the relationship came out, worst first. Constants are appended, never reordered: their ordinals are stored. */
public enum Relationship {
    SEVERED,
    STRAINED,
    MAINTAINED,
    STRENGTHENED,
    FOR_LIFE;

    /** Whether the relationship was kept: {@link #MAINTAINED} or better. */
    public boolean isPreserved() {
        return compareTo(MAINTAINED) >= 0;
    }
}
