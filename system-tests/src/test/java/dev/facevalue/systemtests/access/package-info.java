/**
 * Who may do what, with a real Keycloak as issuer: every route against every kind of credentials, and signing in to the
 * dashboard. The realm is the one that the compose file's profile {@code oidc} brings.
 *
 * <p>Invariant: whatever a token says, it says because the issuer signed it, or it was made to be refused.
 */
@NullMarked
package dev.facevalue.systemtests.access;

import org.jspecify.annotations.NullMarked;
