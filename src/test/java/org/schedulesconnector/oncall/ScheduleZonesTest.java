package org.schedulesconnector.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleZonesTest {

    @ParameterizedTest
    @CsvSource({
        "Eastern Time (US & Canada), America/New_York",
        "Chennai, Asia/Kolkata",
        "Bern, Europe/Zurich",
        "St. Petersburg, Europe/Moscow",
        "International Date Line West, Pacific/Midway",
        "Cape Verde Is., Atlantic/Cape_Verde",
        "Nuku'alofa, Pacific/Tongatapu",
        "UTC, Etc/UTC",
        "Astana, Asia/Almaty",
        "Ulaan Bataar, Asia/Ulaanbaatar"
    })
    void knowsTheNamesOfRails(String name, ZoneId zone) {
        assertThat(ScheduleZones.parse(name)).contains(zone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Madrid", "America/Argentina/Buenos_Aires", "Etc/UTC", "Etc/GMT+12", "US/Pacific"})
    void knowsIanaIds(String id) {
        assertThat(ScheduleZones.parse(id)).contains(ZoneId.of(id));
    }

    @ParameterizedTest
    @CsvSource({"+05:30, +05:30", "-0330, -03:30", "Z, Z", "UTC+2, UTC+02:00", "EST, -05:00", "HST, -10:00"})
    void knowsFixedOffsets(String name, ZoneId zone) {
        assertThat(ScheduleZones.parse(name)).contains(zone);
        assertThat(zone.getRules().isFixedOffset()).isTrue();
    }

    @Test
    void ignoresSpaceAroundAName() {
        assertThat(ScheduleZones.parse(" London\n")).contains(ZoneId.of("Europe/London"));
        assertThat(ScheduleZones.parse(" +00:00 ")).contains(ZoneOffset.UTC);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "Atlantis", "Europe/", "+99:00", "Eastern Time", "\u0000", "Europe/Madrid; drop"})
    void isEmptyForWhatItDoesNotKnow(String name) {
        assertThat(ScheduleZones.parse(name)).isEmpty();
    }

    @Test
    void understandsEveryNameOfItsTable() {
        assertThat(RailsZones.all()).hasSize(156).allSatisfy((name, id) -> assertThat(ScheduleZones.parse(name))
                .contains(ZoneId.of(id)));
    }
}
