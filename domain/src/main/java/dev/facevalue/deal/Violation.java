package dev.facevalue.deal;

/**
 * One thing that is wrong with what was told.
 *
 * @param field the contract's name of the field, such as {@code value.currency}; empty when it is about the whole
 * @param message what is wrong and what would be right, in words for whoever sent it; never repeats a person's data
 */
public record Violation(String field, String message) {}
