package dev.facevalue.deal;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * The value of a deal.
 *
 * @param amount 0 or more, without trailing zeros, so that equal amounts are equal values
 * @param currency ISO 4217
 */
public record Money(BigDecimal amount, Currency currency) {

    /** The most digits that an amount may have before, and after, the decimal point. */
    public static final int MAX_DIGITS = 18;

    /** @throws IllegalArgumentException if {@code amount} is negative or has more digits than {@link #MAX_DIGITS} */
    public Money {
        if (amount.signum() < 0 || !fits(amount)) {
            throw new IllegalArgumentException("amount out of range");
        }
        amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
        if (amount.scale() < 0) {
            amount = amount.setScale(0);
        }
    }

    /** Whether an amount has at most {@link #MAX_DIGITS} digits on either side of the point. Cheap for any exponent. */
    static boolean fits(BigDecimal amount) {
        if (amount.signum() == 0) {
            return true;
        }
        long integerDigits = (long) amount.precision() - amount.scale();
        return integerDigits <= MAX_DIGITS && amount.stripTrailingZeros().scale() <= MAX_DIGITS;
    }
}
