package dev.facevalue.analytics.places;

import dev.facevalue.analytics.table.CsvTable;

/** The countries as a table: a line each, under the names that the members have in JSON. */
final class CountryCsv {

    private CountryCsv() {}

    static byte[] of(Countries countries) {
        return new CsvTable<Countries.Place>()
                .text("code", Countries.Place::code)
                .text("label", Countries.Place::label)
                .text("region", Countries.Place::region)
                .text("regionLabel", Countries.Place::regionLabel)
                .text("culture", Countries.Place::culture)
                .text("cultureLabel", Countries.Place::cultureLabel)
                .write(countries.countries());
    }
}
