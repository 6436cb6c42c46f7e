package dev.facevalue.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "0.0000, 0",
        "0e999999999, 0",
        "0e-999999999, 0",
        "1E3, 1000",
        "1000.00, 1000",
        "12.50, 12.5",
        "1e17, 100000000000000000",
        "999999999999999999, 999999999999999999",
        "999999999999999999.999999999999999999, 999999999999999999.999999999999999999",
        "0.000000000000000001, 0.000000000000000001",
        "0.0000000000000000010000, 0.000000000000000001"
    })
    void equalAmountsAreEqualValuesAndArePlain(BigDecimal amount, String plain) {
        Money money = new Money(amount, EUR);

        assertThat(money).isEqualTo(new Money(new BigDecimal(plain), EUR));
        assertThat(money.amount().toPlainString()).isEqualTo(plain);
        assertThat(money.amount().scale()).isNotNegative();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "-0.000000000000000001",
                "1e18",
                "1000000000000000000",
                "1000000000000000000.5",
                "0.0000000000000000001",
                "1.0000000000000000001",
                "1e999999999",
                "1e2147483647",
                "10e2147483646",
                "1e-999999999",
                "1e-2147483647",
                "10e-2147483647"
            })
    void refusesWhatIsNegativeOrHasTooManyDigits(String amount) {
        BigDecimal tooMuch = new BigDecimal(amount);

        assertThatThrownBy(() -> new Money(tooMuch, EUR)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSameAmountOfAnotherCurrencyIsAnotherValue() {
        assertThat(new Money(BigDecimal.ONE, EUR)).isNotEqualTo(new Money(BigDecimal.ONE, Currency.getInstance("USD")));
    }
}
