/**
 * A made-up world of deals in which it is known which answer to a refusal keeps the relationship, sent through the
 * public API, and the standings that come back.
 *
 * <p>{@link dev.facevalue.localstack.demo.DemoWorld} makes the facts, {@link dev.facevalue.localstack.demo.Demo} sends
 * them and waits until they are counted, {@link dev.facevalue.localstack.demo.DemoReport} shows the answer. Whoever
 * wants to judge a statistic can hold it against the truth below.
 *
 * <h2>What is true in this world</h2>
 *
 * The chance, in percent, that the relationship is preserved, by culture, strategy and face risk (low, medium, high),
 * where trust is medium and nothing was done beforehand:
 *
 * <pre>
 *                        CONFRONT     SAVE_FACE    BUILD_TRUST
 *                       low med high low med high low med high
 * ANGLO                  74  56  34   60  58  56   66  62  52
 * NORDIC_EUROPE          80  66  42   58  56  52   66  62  54
 * GERMANIC_EUROPE        84  68  44   56  54  50   64  58  48
 * LATIN_EUROPE           58  42  24   64  62  58   70  64  54
 * EASTERN_EUROPE         68  52  34   73  57  40   70  54  36
 * LATIN_AMERICA          52  36  18   62  60  56   78  74  66
 * MIDDLE_EAST            48  28  12   74  72  70   64  56  44
 * SUB_SAHARAN_AFRICA     54  40  24   66  64  60   72  68  58
 * SOUTHERN_ASIA          46  30  14   74  72  68   66  60  50
 * CONFUCIAN_ASIA         44  26  10   78  76  74   62  54  40
 * UNCLASSIFIED           60  46  28   62  60  56   66  60  50
 * </pre>
 *
 * To this is added, in percentage points:
 *
 * <pre>
 * trust                  low   high
 *   CONFRONT             -10    +10
 *   SAVE_FACE             -3     +3
 *   BUILD_TRUST           +4      0
 * prevention        SURFACED  COVERED
 *   any strategy          +4     +7
 * </pre>
 *
 * and the sum is kept within 3 and 97. So confronting keeps relationships in Germanic and Nordic Europe and, where
 * little face is at risk, in Anglo countries; saving face does in Asia and the Middle East; building trust does in
 * Latin America, Africa south of the Sahara and Latin Europe.
 *
 * <p>A deal that was won without a refusal has no strategy; its relationship is preserved in 88, 92 or 95 of 100 cases,
 * after the prevention {@code NONE}, {@code SURFACED} or {@code COVERED}.
 *
 * <p>20 of 100 deals are won where nothing was done beforehand and trust is medium; {@code SURFACED} adds 9 and
 * {@code COVERED} 14, low trust takes 6 and high trust adds 8. Of the deals won, 60, 40 or 30 of 100 met a refusal
 * first, after {@code NONE}, {@code SURFACED} or {@code COVERED}.
 *
 * <h2>What misleads in it</h2>
 *
 * Sellers choose by what they sense: with little face at risk they confront more, with much they save face more.
 * Confronting thus meets the easier cases, and crude rates flatter it. In Eastern Europe it has the highest crude rate
 * by far, though at every level of face risk saving face is better.
 *
 * <p>Invariant: the same seed and end give the same bytes, on every machine. Never: reads a clock, or knows anything of
 * the services but the public API.
 */
@NullMarked
package dev.facevalue.localstack.demo;

import org.jspecify.annotations.NullMarked;
