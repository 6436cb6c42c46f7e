package dev.facevalue.localstack.demo;

import dev.facevalue.deal.Fact;
import java.time.Instant;

/**
 * A fact and when it was put on record where it comes from. Because it tells that, sending it again changes nothing.
 *
 * @param <F> what kind of fact
 */
record Said<F extends Fact>(F fact, Instant recordedAt) {}
