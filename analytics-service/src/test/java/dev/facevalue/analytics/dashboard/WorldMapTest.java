package dev.facevalue.analytics.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facevalue.geography.Country;
import dev.facevalue.geography.Culture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class WorldMapTest {

    /** What the dashboard may cost whoever opens it for the first time. */
    private static final int MAX_BYTES = 230_000;

    private static final int MAX_GZIP_BYTES = 70_000;

    private static final byte[] FILE = read();
    private static final List<JsonNode> FEATURES = features();

    private record Point(double longitude, double latitude) {

        static Point of(JsonNode pair) {
            assertThat(pair).hasSize(2);
            return new Point(number(pair.get(0)), number(pair.get(1)));
        }

        private static double number(JsonNode value) {
            assertThat(value.isNumber()).isTrue();
            return value.doubleValue();
        }
    }

    private record Ring(String code, List<Point> points) {

        double area() {
            return Math.abs(IntStream.range(1, points.size())
                            .mapToDouble(i -> points.get(i - 1).longitude()
                                            * points.get(i).latitude()
                                    - points.get(i).longitude()
                                            * points.get(i - 1).latitude())
                            .sum())
                    / 2;
        }

        double widestStep() {
            return IntStream.range(1, points.size())
                    .mapToDouble(i -> Math.abs(
                            points.get(i).longitude() - points.get(i - 1).longitude()))
                    .max()
                    .orElse(0);
        }
    }

    @Test
    void everyShapeIsOfACountryAndSaysNothingButItsCode() {
        assertThat(FEATURES).allSatisfy(feature -> {
            assertThat(feature.get("type").textValue()).isEqualTo("Feature");
            assertThat(feature.get("properties")).hasSize(1);
            assertThat(Country.of(code(feature))).as(code(feature)).isPresent();
        });
    }

    @Test
    void noCountryHasTwoShapes() {
        assertThat(codes()).doesNotHaveDuplicates();
    }

    @Test
    void everyCountryButAntarcticaIsThere() {
        assertThat(codes())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Locale.getISOCountries())
                        .filter(code -> !code.equals("AQ"))
                        .toList());
    }

    @Test
    void everyCountryOfACultureIsThere() {
        List<String> classified = Arrays.stream(Locale.getISOCountries())
                .map(Country::of)
                .flatMap(Optional::stream)
                .filter(country -> country.culture() != Culture.UNCLASSIFIED)
                .map(Country::code)
                .toList();

        assertThat(classified).hasSizeGreaterThan(50);
        assertThat(codes()).containsAll(classified);
    }

    @Test
    void aShapeIsOneOrMorePolygonsAndEachHasAnOutline() {
        assertThat(FEATURES)
                .allSatisfy(feature -> assertThat(polygons(feature))
                        .as(code(feature))
                        .isNotEmpty()
                        .allSatisfy(polygon -> assertThat(polygon).isNotEmpty()));
    }

    @Test
    void everyRingIsClosedAndHasAnInside() {
        assertThat(rings()).allSatisfy(ring -> {
            assertThat(ring.points()).as(ring.code()).hasSizeGreaterThanOrEqualTo(4);
            assertThat(ring.points().getLast())
                    .as(ring.code())
                    .isEqualTo(ring.points().getFirst());
            assertThat(ring.area()).as(ring.code()).isPositive();
        });
    }

    @Test
    void everyPointLiesOnEarth() {
        assertThat(rings())
                .allSatisfy(ring -> assertThat(ring.points()).as(ring.code()).allSatisfy(point -> {
                    assertThat(point.longitude()).isGreaterThanOrEqualTo(-180).isLessThan(360);
                    assertThat(point.latitude()).isBetween(-90.0, 90.0);
                }));
    }

    @Test
    void noOutlineJumpsAcrossTheMap() {
        assertThat(rings())
                .allSatisfy(
                        ring -> assertThat(ring.widestStep()).as(ring.code()).isLessThan(60));
    }

    @Test
    void theFileIsSmallAndOneLine() throws IOException {
        assertThat(FILE).hasSizeLessThan(MAX_BYTES).endsWith('\n').containsOnlyOnce('\n');
        assertThat(gzipped(FILE)).hasSizeLessThan(MAX_GZIP_BYTES);
    }

    private static List<String> codes() {
        return FEATURES.stream().map(WorldMapTest::code).toList();
    }

    private static String code(JsonNode feature) {
        return feature.get("properties").get("iso").textValue();
    }

    /** The polygons of a country, each with its rings: the outline first, then the holes. */
    private static List<JsonNode> polygons(JsonNode feature) {
        JsonNode geometry = feature.get("geometry");
        String type = geometry.get("type").textValue();
        assertThat(type).as(code(feature)).isIn("Polygon", "MultiPolygon");
        JsonNode coordinates = geometry.get("coordinates");
        return type.equals("Polygon")
                ? List.of(coordinates)
                : coordinates.valueStream().toList();
    }

    private static List<Ring> rings() {
        return FEATURES.stream()
                .flatMap(feature -> polygons(feature).stream()
                        .flatMap(JsonNode::valueStream)
                        .map(ring -> new Ring(
                                code(feature), ring.valueStream().map(Point::of).toList())))
                .toList();
    }

    private static List<JsonNode> features() {
        try {
            JsonNode collection = new ObjectMapper().readTree(FILE);
            assertThat(collection.get("type").textValue()).isEqualTo("FeatureCollection");
            return collection.get("features").valueStream().toList();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static byte[] read() {
        try (InputStream file =
                Objects.requireNonNull(WorldMapTest.class.getResourceAsStream("/web/public/world.geo.json"))) {
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static byte[] gzipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(gzipped)) {
            gzip.write(bytes);
        }
        return gzipped.toByteArray();
    }
}
