package dev.facevalue.analytics.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.analytics.columns.DealColumns;
import dev.facevalue.analytics.columns.Selection;
import dev.facevalue.analytics.store.DealCodes;
import dev.facevalue.analytics.store.StoredDeal;
import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.DealState;
import dev.facevalue.deal.RecordedFact;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ListingTest {

    private static final int WORLDS = 40;
    private static final int LISTS = 50;

    @Test
    void theColumnsARowAndTheContractAgreeOnWhatIsListed() {
        for (long seed = 0; seed < WORLDS; seed++) {
            ListedWorld world = new ListedWorld(seed, 60);
            DealColumns columns = world.columns();
            for (int i = 0; i < LISTS; i++) {
                Listing listing = world.listing(100, Cursor.START);
                List<DealOutcome> expected = world.deals.stream()
                        .filter(world.shouldBeListed(listing)::contains)
                        .toList();

                assertThat(byRow(world, listing)).as("seed %d", seed).isEqualTo(expected);
                assertThat(byColumns(world, columns, listing))
                        .as("seed %d", seed)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void someListsOfTheseWorldsHaveDealsAndSomeHaveNone() {
        ListedWorld world = new ListedWorld(0, 60);

        assertThat(IntStream.range(0, LISTS)
                        .mapToObj(_ -> world.listing(100, Cursor.START))
                        .map(listing -> world.shouldBeListed(listing).size()))
                .contains(0)
                .anyMatch(size -> size > 10);
    }

    private static List<DealOutcome> byRow(ListedWorld world, Listing listing) {
        return world.deals.stream().filter(deal -> listing.letsIn(stored(deal))).toList();
    }

    private static List<DealOutcome> byColumns(ListedWorld world, DealColumns columns, Listing listing) {
        return columns.read(snapshot -> {
            Selection selection = new Selection(snapshot, listing.letIn(snapshot));
            int count = Arrays.stream(selection.perDay()).sum();
            return Arrays.stream(selection.dealNos(snapshot.firstDay(), snapshot.lastDay(), count))
                    .mapToObj(number -> world.deals.get((int) number - 1))
                    .toList();
        });
    }

    private static StoredDeal stored(DealOutcome deal) {
        DealState state = new DealState(null, List.of(new RecordedFact(new UUID(0, 1), deal.decidedAt(), deal)));
        return new StoredDeal(1, deal.dealId(), DealCodes.of(state).orElseThrow(), deal.team());
    }
}
