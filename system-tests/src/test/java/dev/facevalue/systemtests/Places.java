package dev.facevalue.systemtests;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Countries with their UN M49 region and GLOBE cluster, looked up by hand: another source than the one under test. */
final class Places {

    private static final Map<String, Place> BY_COUNTRY = """
            AL 039 EASTERN_EUROPE
            AQ UNKNOWN UNCLASSIFIED
            AR 005 LATIN_AMERICA
            AT 155 GERMANIC_EUROPE
            AU 053 ANGLO
            BR 005 LATIN_AMERICA
            CA 021 ANGLO
            CH 155 UNCLASSIFIED
            CN 030 CONFUCIAN_ASIA
            CR 013 LATIN_AMERICA
            DE 155 GERMANIC_EUROPE
            DK 154 NORDIC_EUROPE
            EG 015 MIDDLE_EAST
            FR 155 LATIN_EUROPE
            GB 154 ANGLO
            GE 145 EASTERN_EUROPE
            IE 154 ANGLO
            IL 145 LATIN_EUROPE
            IN 034 SOUTHERN_ASIA
            IR 034 SOUTHERN_ASIA
            JP 030 CONFUCIAN_ASIA
            KE 014 UNCLASSIFIED
            KZ 143 EASTERN_EUROPE
            MX 013 LATIN_AMERICA
            NA 018 SUB_SAHARAN_AFRICA
            NG 011 SUB_SAHARAN_AFRICA
            NL 155 GERMANIC_EUROPE
            NZ 053 ANGLO
            PH 035 SOUTHERN_ASIA
            PL 151 EASTERN_EUROPE
            QA 145 MIDDLE_EAST
            SE 154 NORDIC_EUROPE
            SG 035 CONFUCIAN_ASIA
            TW 030 CONFUCIAN_ASIA
            US 021 ANGLO
            VN 035 UNCLASSIFIED
            ZA 018 UNCLASSIFIED
            ZM 014 SUB_SAHARAN_AFRICA
            """.lines()
            .map(line -> line.split(" "))
            .collect(Collectors.toMap(words -> words[0], words -> new Place(words[1], words[2])));

    private Places() {}

    private record Place(String region, String culture) {}

    /** The countries, alphabetically. */
    static List<String> countries() {
        return BY_COUNTRY.keySet().stream().sorted().toList();
    }

    static String regionOf(String country) {
        return place(country).region();
    }

    static String cultureOf(String country) {
        return place(country).culture();
    }

    private static Place place(String country) {
        return Optional.ofNullable(BY_COUNTRY.get(country)).orElseThrow();
    }
}
