/**
 * What a packaged service is brought into, so that the same sources give the same bytes: Quarkus names and orders some
 * of what it generates by the course that a build happened to take
 * ({@link dev.facevalue.localstack.packaging.CanonicalPackage}).
 *
 * <p>Invariants: what a package does is not changed, only in which order its parts stand and what keys between them are
 * called; what is in that form already stays as it is; a package that is not as expected fails the build.
 *
 * <p>Never: hides a difference between two packages that is more than order or the name of a key.
 */
@NullMarked
package dev.facevalue.localstack.packaging;

import org.jspecify.annotations.NullMarked;
