package dev.facevalue.analytics.places;

import dev.facevalue.analytics.caching.ConditionalAnswers;
import dev.facevalue.analytics.question.QuestionParser;
import dev.facevalue.analytics.table.CsvTable;
import dev.facevalue.httpedge.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which countries there are, and where they lie. */
@Path("/v1/countries")
@Tag(name = "Countries")
public class CountryResource {

    private static final String CSV_EXAMPLE = """
            code,label,region,regionLabel,culture,cultureLabel\r
            JP,Japan,030,Eastern Asia,CONFUCIAN_ASIA,Confucian Asia\r
            KE,Kenya,014,Eastern Africa,UNCLASSIFIED,Unclassified\r
            """;

    private final ConditionalAnswers answers;
    private final Countries countries = Countries.all();

    CountryResource(ConditionalAnswers answers) {
        this.answers = answers;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, CsvTable.MEDIA_TYPE})
    @RolesAllowed(Roles.ANALYST)
    @Operation(
            summary = "Every country, with its region and its culture",
            description =
                    "Role: `analyst`. By code. The codes are those that filters take and that groups are keyed by. A deal"
                            + " that states a culture of its own counts in that one. As CSV, a line a country.")
    @APIResponse(
            responseCode = "200",
            description = "Every country of ISO 3166-1",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Countries.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING), example = CSV_EXAMPLE)
            })
    @APIResponse(responseCode = "304", ref = "Unchanged")
    @APIResponse(responseCode = "400", ref = "Refused")
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    public Response countries(UriInfo uri) {
        QuestionParser.requireNoneBut(Set.of(), uri.getQueryParameters());
        return answers.fixed("countries", countries, CountryCsv::of);
    }
}
