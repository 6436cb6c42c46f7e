package dev.facevalue.deal;

/**
 * The customer's industry: a section letter of ISIC Rev. 4. Constants are appended, never reordered: their ordinals are
 * stored.
 */
public enum Industry {
    A,
    B,
    C,
    D,
    E,
    F,
    G,
    H,
    I,
    J,
    K,
    L,
    M,
    N,
    O,
    P,
    Q,
    R,
    S,
    T,
    U
}
