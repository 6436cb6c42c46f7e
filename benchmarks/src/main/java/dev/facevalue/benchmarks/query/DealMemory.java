package dev.facevalue.benchmarks.query;

import dev.facevalue.benchmarks.sidebyside.Contender;
import java.io.IOException;
import java.util.Locale;

/** What a deal takes of analytics' heap: what it has with all of them less what it had with none, garbage collected. */
final class DealMemory implements Contender {

    private static final double MEBIBYTE = 1 << 20;

    private final Served served;

    DealMemory(Served served) {
        this.served = served;
    }

    /** So many bytes: no program, but what is asked for. */
    static Contender bound(int bytes, Served served) {
        return new Contender() {

            @Override
            public String name() {
                return "the bound";
            }

            @Override
            public String settings() {
                return "No program: how many bytes a deal may take.";
            }

            @Override
            public Turn take() {
                return new Turn(bytes, did(served));
            }
        };
    }

    @Override
    public String name() {
        return "FaceValue's columns";
    }

    @Override
    public String settings() {
        return "The heap of analytics after a collection (jcmd GC.run) with all deals and with none, which had answered too, the"
                + " difference shared out among the deals: 14 codes of a byte each, two bytes for the country, four for the day,"
                + " four for the team's number, in chunks of 65,536 deals of which the last is not full; also whatever else"
                + " the service has come to hold meanwhile.";
    }

    @Override
    public Turn take() throws IOException, InterruptedException {
        double more =
                served.memory().heapMebibytes() - served.memoryWithoutDeals().heapMebibytes();
        return new Turn(more * MEBIBYTE / served.deals(), did(served));
    }

    private static String did(Served served) {
        return String.format(Locale.ROOT, "%,d deals", served.deals());
    }
}
