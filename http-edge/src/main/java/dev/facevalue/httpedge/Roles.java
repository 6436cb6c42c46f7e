package dev.facevalue.httpedge;

import java.util.Set;

/** What a user may do. */
public final class Roles {

    /** Puts facts on record. */
    public static final String RECORDER = "recorder";

    /** Erases deals and reads dead letters. */
    public static final String PRIVACY_OFFICER = "privacy-officer";

    /** Asks questions. */
    public static final String ANALYST = "analyst";

    /** Every role there is. */
    public static final Set<String> ALL = Set.of(RECORDER, PRIVACY_OFFICER, ANALYST);

    private Roles() {}
}
