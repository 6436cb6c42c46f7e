package dev.facevalue.analytics.apidocs;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Says of every operation what any of them may answer: that it needs credentials, a role, and what it asks. Public
 * because the framework makes it; nobody else should.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class Refusals implements OASFilter {

    @Override
    public Operation filterOperation(Operation operation) {
        APIResponses responses = operation.getResponses();
        refuse(responses, "401", "Unauthenticated");
        refuse(responses, "403", "Forbidden");
        refuse(responses, "503", "Unavailable");
        return operation;
    }

    private static void refuse(APIResponses responses, String status, String name) {
        responses.addAPIResponse(status, OASFactory.createAPIResponse().ref(name));
    }
}
