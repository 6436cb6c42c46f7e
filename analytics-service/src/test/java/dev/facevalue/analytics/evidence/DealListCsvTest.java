package dev.facevalue.analytics.evidence;

import static dev.facevalue.analytics.examples.OutcomeBuilder.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.DealState;
import dev.facevalue.deal.Level;
import dev.facevalue.deal.Money;
import dev.facevalue.deal.Prevention;
import dev.facevalue.deal.Reason;
import dev.facevalue.deal.RecordedFact;
import dev.facevalue.deal.Relationship;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DealListCsvTest {

    private static final String HEADER =
            "dealId,decidedAt,recordedAt,country,region,culture,decision,strategy,prevention,statedReason,actualReason,"
                    + "pretext,faceRisk,trust,sellerConfidence,stage,dealSize,industry,value.amount,value.currency,team,"
                    + "sellerId,accountId,relationship,relationshipObservedAt,preserved\r\n";

    @Test
    void aLineTellsWhatHoldsOfADeal() {
        assertThat(csv(outcome("CRM-1")
                        .prevention(Prevention.SURFACED)
                        .statedReason(Reason.PRICE)
                        .faceRisk(Level.HIGH)
                        .value(new Money(new BigDecimal("12500.50"), Currency.getInstance("EUR")))
                        .team("Benelux")
                        .sellerId("0f")
                        .relationship(Relationship.STRAINED)
                        .build()))
                .isEqualTo(HEADER
                        + "CRM-1,2025-03-01T12:00:00Z,2025-03-01T12:00:01Z,NL,155,GERMANIC_EUROPE,LOST,CONFRONT,"
                        + "SURFACED,PRICE,,,HIGH,,,,,,12500.5,EUR,Benelux,0f,,STRAINED,2025-03-01T12:00:00Z,false\r\n");
    }

    @Test
    void whatWasNotSaidIsAnEmptyCell() {
        assertThat(csv(outcome("CRM-2").build()))
                .isEqualTo(HEADER
                        + "CRM-2,2025-03-01T12:00:00Z,2025-03-01T12:00:01Z,NL,155,GERMANIC_EUROPE,LOST,CONFRONT,"
                        + ",,,,,,,,,,,,,,,,,\r\n");
    }

    @Test
    void neitherATeamNorADealIsAFormula() {
        assertThat(csv(outcome("-1").team("=1+1").build())).contains("\r\n'-1,").contains(",'=1+1,");
    }

    private static String csv(DealOutcome... outcomes) {
        List<ListedDeal> deals = Stream.of(outcomes)
                .map(outcome -> ListedDeal.of(
                        outcome.dealId(),
                        new DealState(
                                null,
                                List.of(new RecordedFact(
                                        new UUID(0, 1), outcome.decidedAt().plusSeconds(1), outcome)))))
                .toList();
        return new String(DealListCsv.of(new DealList(null, deals, null)), StandardCharsets.UTF_8);
    }
}
