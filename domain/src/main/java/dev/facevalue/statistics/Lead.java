package dev.facevalue.statistics;

/**
 * By how much the option that is likely the best is ahead of the next.
 *
 * @param over the position of the next: the other option with the highest estimate, of equals the first
 * @param difference the rate of the one less the rate of the other, −1 to 1, with the interval that the difference lies
 *     in with a probability of 95 %
 */
public record Lead(int over, Effect difference) {}
