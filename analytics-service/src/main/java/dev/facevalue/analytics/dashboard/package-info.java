/**
 * How the dashboard's files are served; the files themselves are TypeScript in {@code resources/web}, and who may have
 * them the configuration says. An answer that is no success is never kept by a browser, and no page may run what is not
 * ours. Knows nothing of deals.
 */
@NullMarked
package dev.facevalue.analytics.dashboard;

import org.jspecify.annotations.NullMarked;
