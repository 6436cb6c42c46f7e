package dev.facevalue.httpedge;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jspecify.annotations.Nullable;

/**
 * Says in the OpenAPI document that whatever HTTP Basic opens a bearer token opens too. The framework documents one
 * scheme by itself. Public because the framework makes it; nobody else should.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DocumentedWaysIn implements OASFilter {

    /** As {@code quarkus.smallrye-openapi.security-scheme-name} has it. */
    private static final String BASIC = "basic";

    private static final String BEARER = "bearer";

    @Override
    public Operation filterOperation(Operation operation) {
        @Nullable List<SecurityRequirement> ways = operation.getSecurity();
        if (ways != null) {
            List<SecurityRequirement> both = new ArrayList<>(ways);
            ways.stream()
                    .filter(way -> way.hasScheme(BASIC))
                    .map(way -> OASFactory.createSecurityRequirement().addScheme(BEARER, way.getScheme(BASIC)))
                    .forEach(both::add);
            operation.setSecurity(both);
        }
        return operation;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents()
                .addSecurityScheme(
                        BEARER,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description("An access token of the configured issuer of OpenID Connect, for this"
                                        + " audience. Where no issuer is configured there is HTTP Basic alone."));
    }
}
