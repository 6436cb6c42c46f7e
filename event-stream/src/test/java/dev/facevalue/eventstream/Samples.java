package dev.facevalue.eventstream;

import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.DealSize;
import dev.facevalue.deal.Decision;
import dev.facevalue.deal.Industry;
import dev.facevalue.deal.Level;
import dev.facevalue.deal.Money;
import dev.facevalue.deal.Pretext;
import dev.facevalue.deal.Prevention;
import dev.facevalue.deal.Reason;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.Stage;
import dev.facevalue.deal.Strategy;
import dev.facevalue.geography.Country;
import dev.facevalue.geography.Culture;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;

/** Facts that several tests speak of. */
final class Samples {

    /** The team is written in characters of one, two, three and four bytes of UTF-8. */
    static final DealOutcome WHOLE_OUTCOME = new DealOutcome(
            "CRM:2026.00042",
            Instant.parse("2026-02-01T09:00:00.5Z"),
            new Country("NL"),
            Decision.LOST,
            Strategy.SAVE_FACE,
            Prevention.SURFACED,
            Relationship.MAINTAINED,
            Culture.ANGLO,
            Reason.PRICE,
            Reason.TRUST,
            Pretext.CONFIRMED,
            Level.HIGH,
            Level.LOW,
            Level.MEDIUM,
            Stage.DECISION,
            DealSize.ENTERPRISE,
            Industry.J,
            new Money(new BigDecimal("1.25E6"), Currency.getInstance("EUR")),
            "N\u00e9w \"\u20ac\" \\ / \ud83d\ude80",
            "4f2a",
            "77cd");

    /** Its canonical JSON, written by hand. */
    static final String WHOLE_OUTCOME_JSON = "{\"accountId\":\"77cd\",\"actualReason\":\"TRUST\",\"country\":\"NL\","
            + "\"culture\":\"ANGLO\",\"dealId\":\"CRM:2026.00042\",\"dealSize\":\"ENTERPRISE\","
            + "\"decidedAt\":\"2026-02-01T09:00:00.500Z\",\"decision\":\"LOST\",\"faceRisk\":\"HIGH\","
            + "\"industry\":\"J\",\"pretext\":\"CONFIRMED\",\"prevention\":\"SURFACED\","
            + "\"relationship\":\"MAINTAINED\",\"sellerConfidence\":\"MEDIUM\",\"sellerId\":\"4f2a\","
            + "\"stage\":\"DECISION\",\"statedReason\":\"PRICE\",\"strategy\":\"SAVE_FACE\","
            + "\"team\":\"N\u00e9w \\\"\u20ac\\\" \\\\ / \ud83d\ude80\",\"trust\":\"LOW\","
            + "\"value\":{\"amount\":1250000,\"currency\":\"EUR\"}}";

    private Samples() {}
}
