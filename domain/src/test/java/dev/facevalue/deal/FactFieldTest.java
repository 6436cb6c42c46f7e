package dev.facevalue.deal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.geography.Country;
import dev.facevalue.geography.Culture;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactFieldTest {

    /** U+1F680, one character of two UTF-16 units. */
    private static final String ROCKET = "\ud83d\ude80";

    private static final Map<FactField, Class<? extends Enum<?>>> CODES = new EnumMap<>(Map.ofEntries(
            Map.entry(FactField.DECISION, Decision.class),
            Map.entry(FactField.STRATEGY, Strategy.class),
            Map.entry(FactField.PREVENTION, Prevention.class),
            Map.entry(FactField.RELATIONSHIP, Relationship.class),
            Map.entry(FactField.CULTURE, Culture.class),
            Map.entry(FactField.STATED_REASON, Reason.class),
            Map.entry(FactField.ACTUAL_REASON, Reason.class),
            Map.entry(FactField.PRETEXT, Pretext.class),
            Map.entry(FactField.FACE_RISK, Level.class),
            Map.entry(FactField.TRUST, Level.class),
            Map.entry(FactField.SELLER_CONFIDENCE, Level.class),
            Map.entry(FactField.STAGE, Stage.class),
            Map.entry(FactField.DEAL_SIZE, DealSize.class),
            Map.entry(FactField.INDUSTRY, Industry.class)));

    @ParameterizedTest
    @EnumSource(FactField.class)
    void aFieldOfCodesTellsThemInTheirOrder(FactField field) {
        assertThat(field.codes())
                .isEqualTo(
                        CODES.containsKey(field)
                                ? Arrays.stream(CODES.get(field).getEnumConstants())
                                        .map(Enum::name)
                                        .toList()
                                : List.of());
    }

    @ParameterizedTest
    @EnumSource(FactField.class)
    void whatAFieldSaysIsAWholeSentenceOfItsOwn(FactField field) {
        assertThat(field.meaning()).matches("[A-Z].*\\.");
        assertThat(Arrays.stream(FactField.values()).map(FactField::meaning)).containsOnlyOnce(field.meaning());
    }

    @Test
    void anIndustryIsExplainedSectionBySection() {
        assertThat(FactField.INDUSTRY.meaning())
                .startsWith(
                        "The customer's industry, a section of ISIC Rev. 4: A Agriculture, forestry and fishing; B ")
                .endsWith("; U Extraterritorial organisations and bodies.");
    }

    @Test
    void theFieldsAreNamedAsTheContractNamesThem() {
        assertThat(Arrays.stream(FactField.values()).map(FactField::fieldName))
                .containsExactly(
                        "dealId",
                        "decidedAt",
                        "observedAt",
                        "erasedAt",
                        "recordedAt",
                        "country",
                        "decision",
                        "strategy",
                        "prevention",
                        "relationship",
                        "culture",
                        "statedReason",
                        "actualReason",
                        "pretext",
                        "faceRisk",
                        "trust",
                        "sellerConfidence",
                        "stage",
                        "dealSize",
                        "industry",
                        "value.amount",
                        "value.currency",
                        "team",
                        "sellerId",
                        "accountId");
    }

    @ParameterizedTest
    @EnumSource(FactField.class)
    void everyFieldIsFoundByItsName(FactField field) {
        assertThat(FactField.named(field.fieldName())).contains(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dealID", "DEAL_ID", "amount", "value", "value.amount ", "dealId\u0000"})
    void noFieldIsFoundByAnythingElse(String name) {
        assertThat(FactField.named(name)).isEmpty();
    }

    @Test
    void onlyAnAmountIsANumber() {
        assertThat(FactField.values()).filteredOn(FactField::isNumber).containsExactly(FactField.AMOUNT);
    }

    @Test
    void aCurrencyIsNamedByItsCodeAndNothingElse() {
        for (Currency currency : Currency.getAvailableCurrencies()) {
            String code = currency.getCurrencyCode();
            assertThat(FactField.CURRENCY.read(code).orElseThrow()).as(code).isEqualTo(currency);
            for (int letter = 0; letter < code.length(); letter++) {
                String other = code.substring(0, letter)
                        + code.substring(letter, letter + 1).toLowerCase(Locale.ROOT)
                        + code.substring(letter + 1);
                assertThat(FactField.CURRENCY.read(other)).as(other).isEmpty();
            }
        }
    }

    @Test
    void aCodeFieldTakesEveryCodeOfItsOwnAndNamesThemAll() {
        CODES.forEach((field, codes) -> {
            for (Enum<?> code : codes.getEnumConstants()) {
                assertThat(field.read(code.name()).orElseThrow())
                        .as("%s %s", field, code)
                        .isSameAs(code);
                assertThat(field.form()).contains(code.name());
            }
        });
    }

    @Test
    void aCodeFieldTakesNothingElse() {
        for (FactField field : CODES.keySet()) {
            for (String text : new String[] {"", "UNKNOWN", "lost", " LOST", "LOST ", "0", "null", "I\u0307", "V"}) {
                assertThat(field.read(text)).as("%s '%s'", field, text).isEmpty();
            }
        }
    }

    @Test
    void aCodeFieldTakesNoCodeOfAnother() {
        assertThat(FactField.STRATEGY.read("COVERED")).isEmpty();
        assertThat(FactField.PREVENTION.read("CONFRONT")).isEmpty();
        assertThat(FactField.TRUST.read("NO")).isEmpty();
        assertThat(FactField.PRETEXT.read("LOW")).isEmpty();
    }

    @Test
    void aCountryIsAnAssignedCodeInUpperCase() {
        assertThat(FactField.COUNTRY.read("NL").orElseThrow()).isEqualTo(new Country("NL"));
        for (String text :
                new String[] {"", "nl", "NLD", "528", "ZZ", "XK", "UK", "EU", "SU", "N\u0130", "\ud83d\ude80"}) {
            assertThat(FactField.COUNTRY.read(text)).as(text).isEmpty();
        }
    }

    @Test
    void aCurrencyIsAnIso4217CodeInUpperCase() {
        assertThat(FactField.CURRENCY.read("EUR").orElseThrow()).isEqualTo(Currency.getInstance("EUR"));
        assertThat(FactField.CURRENCY.read("JPY").orElseThrow()).isEqualTo(Currency.getInstance("JPY"));
        for (String text :
                new String[] {"", "eur", "EU", "EURO", "ABC", "978", "\u20ac", "E\u0130R", "\ud83dEU", "EU\u0000"}) {
            assertThat(FactField.CURRENCY.read(text)).as(text).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-0, 0", "0.0000, 0", "1E3, 1000", "1e3, 1000", "12.50, 12.5", "1E-18, 0.000000000000000001"})
    void anAmountIsADecimalOfZeroOrMore(String text, BigDecimal amount) {
        assertThat((BigDecimal) FactField.AMOUNT.read(text).orElseThrow()).isEqualByComparingTo(amount);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "-0.01",
                "1,5",
                "1.000,00",
                "1_000",
                " 1",
                "1 ",
                "1\n",
                "0x10",
                "1f",
                "NaN",
                "Infinity",
                "1e18",
                "1e999999999",
                "1e-999999999",
                "1e9999999999",
                "1e-9999999999",
                "10e2147483647",
                "\u0661\u0662",
                "\uff11",
                "null",
                "1\u0000"
            })
    void anAmountIsNothingElse(String text) {
        assertThat(FactField.AMOUNT.read(text)).isEmpty();
    }

    @Test
    void anAmountOfVeryManyDigitsIsRefusedUnread() {
        assertThat(FactField.AMOUNT.read("0".repeat(63) + "1")).isPresent();
        assertThat(FactField.AMOUNT.read("0".repeat(64) + "1")).isEmpty();
        assertThat(FactField.AMOUNT.read("1".repeat(1_000_000))).isEmpty();
    }

    @Test
    void lengthsAreCountedInCharactersNotInUtf16Units() {
        assertThat(FactField.TEAM.read(ROCKET.repeat(64))).isPresent();
        assertThat(FactField.TEAM.read(ROCKET.repeat(65))).isEmpty();
        for (FactField person : new FactField[] {FactField.SELLER_ID, FactField.ACCOUNT_ID}) {
            assertThat(person.read("x".repeat(128))).isPresent();
            assertThat(person.read("x".repeat(129))).isEmpty();
            assertThat(person.read(ROCKET.repeat(128))).isPresent();
            assertThat(person.read(ROCKET.repeat(129))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "Team Zuid-Holland", "\u65e5\u672c", "a\u0301", "N\u00famero 1 / \"A\" \\ <b>", ROCKET})
    void aTextIsTakenAsItIs(String text) {
        for (FactField field : new FactField[] {FactField.TEAM, FactField.SELLER_ID, FactField.ACCOUNT_ID}) {
            assertThat(field.read(text).orElseThrow()).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t",
                "\u2003",
                "a\u0000b",
                "a\nb",
                "a\u007fb",
                "a\u0085b",
                "\ud83d",
                "\ude80",
                "a\ud83db",
                "\ude80\ud83d",
                "\ud83d\ud83d\ude80"
            })
    void aTextHoldsNoControlCharacterAndNoHalfOfACharacter(String text) {
        for (FactField field : new FactField[] {FactField.TEAM, FactField.SELLER_ID, FactField.ACCOUNT_ID}) {
            assertThat(field.read(text)).as("%s", field).isEmpty();
        }
    }
}
