/**
 * The manifests in {@code deploy/kubernetes}, without a cluster: each against the types of Kubernetes or the schema of
 * its operator, and all against one another and against what they are about.
 *
 * <p>Invariant: what is not known is an error. Never: a cluster, or the network.
 */
@NullMarked
package dev.facevalue.systemtests.kubernetes;

import org.jspecify.annotations.NullMarked;
