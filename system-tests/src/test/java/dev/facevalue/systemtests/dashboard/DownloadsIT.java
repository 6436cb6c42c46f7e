package dev.facevalue.systemtests.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reader takes along. */
class DownloadsIT {

    @RegisterExtension
    static final Dashboard dashboard = Dashboard.withTheDemosFacts();

    @ParameterizedTest
    @CsvSource({
        "'', Culture by answer, /v1/standings?of=strategy&by=culture&measure=preserved",
        "?view=group&within=culture:ANGLO, Over time, "
                + "/v1/trends?of=strategy&by=quarter&measure=preserved&culture=ANGLO",
        "?view=advice&within=country:JP, What to expect of each answer here, "
                + "/v1/advice?of=strategy&measure=preserved&country=JP"
    })
    void csvIsByteForByteWhatTheApiAnswers(String link, String panel, String question) throws Exception {
        Visit visit = dashboard.open(link).awaitFigures();

        Download download = download(visit, visit.panel(panel).locator("button[data-download=csv]"));

        assertThat(Files.readAllBytes(download.path()))
                .isEqualTo(dashboard
                        .analyst()
                        .get(question, "text/csv")
                        .expect(200)
                        .text()
                        .getBytes(UTF_8));
    }

    @Test
    void csvIsCalledAfterItsPanel() {
        Visit visit = dashboard.open("").awaitFigures();

        Download download = download(visit, visit.panel("Culture by answer").locator("button[data-download=csv]"));

        assertThat(download.suggestedFilename()).isEqualTo("facevalue-culture-by-answer.csv");
    }

    @Test
    void aPictureIsAPngOfTheChartInPrintSize() throws Exception {
        Visit visit = dashboard.open("?view=group&within=culture:ANGLO").awaitFigures();
        Locator panel = visit.panel("What to expect of each answer");
        int chartHeight = (int) Math.round(panel.locator(".chart-drawing").boundingBox().height);

        Download download = download(visit, panel.locator("button[data-download=png]"));

        BufferedImage picture = ImageIO.read(download.path().toFile());
        assertThat(download.suggestedFilename()).endsWith(".png");
        assertThat(picture.getWidth()).isEqualTo(2_000);
        // Two pixels for one of the page's, with room for a title, a caption and the source.
        assertThat(picture.getHeight()).isBetween(2 * (chartHeight + 80), 2 * (chartHeight + 200));
    }

    @Test
    void thePictureOfTheMatrixIsNotEmpty() throws Exception {
        Visit visit = dashboard.open("").awaitFigures();

        Download download = download(visit, visit.panel("Culture by answer").locator("button[data-download=png]"));

        BufferedImage picture = ImageIO.read(download.path().toFile());
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        assertThat(Arrays.stream(pixels).distinct().count()).isGreaterThan(20);
    }

    private static Download download(Visit visit, Locator button) {
        return visit.page().waitForDownload(button::click);
    }
}
