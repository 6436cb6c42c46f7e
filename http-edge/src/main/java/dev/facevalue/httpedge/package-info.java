/**
 * What both services show at their HTTP edge, once: problems, users with their roles, and the headers of every answer.
 *
 * <p>Every refusal and failure is answered as RFC 9457 {@code application/problem+json} with a stable code
 * ({@link dev.facevalue.httpedge.Problem}). A service refuses with {@link dev.facevalue.httpedge.ProblemException};
 * everything else that is thrown becomes a problem here too.
 *
 * <p>Users come in by HTTP Basic against bcrypt hashes ({@link dev.facevalue.httpedge.EdgeConfig}); their roles are
 * those of {@link dev.facevalue.httpedge.Roles}. Where an issuer is configured they come in by OpenID Connect too
 * ({@link dev.facevalue.httpedge.TwoWaysIn}). Whatever route names no role is denied.
 *
 * <p>{@link dev.facevalue.httpedge.SecurityHeaders} completes the headers of every answer, so that one of which nobody
 * thought is neither kept, nor framed, nor run.
 *
 * <p>Invariant: no answer tells a class name, a stack trace or which of name and password was wrong. Neither a password
 * nor a plain digest of one is kept, and no hash is computed on an event loop. Nothing here knows what a service does.
 */
@NullMarked
package dev.facevalue.httpedge;

import org.jspecify.annotations.NullMarked;
