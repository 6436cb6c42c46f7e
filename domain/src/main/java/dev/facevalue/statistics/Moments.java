package dev.facevalue.statistics;

/**
 * What to expect of a rate, and how far it may lie from that.
 *
 * @param mean the expected rate, 0 to 1
 * @param variance 0 to 0.25
 */
public record Moments(double mean, double variance) {}
