package dev.facevalue.benchmarks.calibration;

import dev.facevalue.statistics.GroupCounts;
import dev.facevalue.statistics.OptionEstimates;
import dev.facevalue.statistics.SituationRates;
import java.util.List;

/** How one world was analysed, beside its truth. */
record WorldScore(Scenario scenario, EstimateScore estimates, AdviceScore advice) {

    static WorldScore of(World world) {
        List<GroupCounts> groups = WorldCounts.of(world).groups();
        return new WorldScore(
                world.scenario(),
                EstimateScore.of(world, OptionEstimates.of(groups)::of),
                AdviceScore.of(world, SituationRates.of(groups)));
    }
}
