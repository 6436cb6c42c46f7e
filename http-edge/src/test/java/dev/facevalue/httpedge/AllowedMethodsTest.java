package dev.facevalue.httpedge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowedMethodsTest {

    private final AllowedMethods methods = new AllowedMethods(() -> List.of(
            new ResourceRoute("GET", "/"),
            new ResourceRoute("GET", "/asyncapi.yaml"),
            new ResourceRoute("POST", "/v1/deals"),
            new ResourceRoute("GET", "/v1/deals/open"),
            new ResourceRoute("DELETE", "/v1/deals/{dealId}/"),
            new ResourceRoute("GET", "/v1/deals/{dealId}/facts/{factId}")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/ | GET, HEAD, OPTIONS",
                "/asyncapi.yaml | GET, HEAD, OPTIONS",
                "/asyncapiXyaml | OPTIONS",
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
