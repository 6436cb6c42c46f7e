/**
 * The dashboard in a real browser, served by the packaged service, with the demo's facts.
 *
 * <p>{@link dev.facevalue.systemtests.dashboard.Dashboard} starts what the tests share;
 * {@link dev.facevalue.systemtests.dashboard.Visit} is one reader before one page.
 *
 * <p>Invariant: what the page must show is asked of the API over HTTP, never of the page's own code. After every test,
 * no visit may have met an error, a warning, a violation of the Content-Security-Policy, or a request to another host.
 * Never: sleeps, or calls a test passed that no browser has seen.
 */
@NullMarked
package dev.facevalue.systemtests.dashboard;

import org.jspecify.annotations.NullMarked;
