package dev.facevalue.httpedge;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowedMethodsTest {

    private final AllowedMethods methods = new AllowedMethods(List.of(Deals.class, Deal.class));

    @Path("/v1/deals")
    public static final class Deals {

        @POST
        public void add() {}

        @GET
        @Path("open")
        public String open() {
            return "";
        }
    }

    @Path("/v1/deals/{dealId}/")
    public static final class Deal {

        @DELETE
        public void remove() {}

        @GET
        @Path("/facts/{factId}")
        public String fact() {
            return "";
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/deals | OPTIONS, POST",
                "/v1/deals/ | OPTIONS, POST",
                "/v1/deals/d.1 | DELETE, OPTIONS",
                "/v1/deals/open | DELETE, GET, HEAD, OPTIONS",
                "/v1/deals/d.1/facts/7 | GET, HEAD, OPTIONS",
                "/v1/dealsX | OPTIONS"
            })
    void anAddressAllowsTheMethodsOfWhateverResourceFitsIt(String path, String allowed) {
        assertThat(methods.of(path)).isEqualTo(allowed);
    }
}
