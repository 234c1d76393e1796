package org.schedulesconnector.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.crawl.ledger.StoredReading;
import org.schedulesconnector.oncall.Interval;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.oncall.Person;
import org.schedulesconnector.oncall.PolicyReference;
import org.schedulesconnector.oncall.ScheduleKind;
import org.schedulesconnector.oncall.Shift;
import org.schedulesconnector.oncall.TeamReference;

class ReadingsTest {
    private static final Instant NOW = Instant.parse("2026-09-08T10:00:00Z");

    @Test
    void givesBackWhatWasKept() {
        StoredReading reading = Readings.of(schedule(), NOW);

        assertThat(Readings.read(reading)).contains(schedule());
        assertThat(reading.mark().kind()).isEqualTo(ScheduleKind.SHIFT_BASED);
        assertThat(reading.mark().readAt()).isEqualTo(NOW);
    }

    @Test
    void hasTheSameDigestForTheSameSchedule() {
        StoredReading later = Readings.of(schedule(), NOW.plusSeconds(60));
        StoredReading other = Readings.of(schedule().toBuilder().name("Other").build(), NOW);

        assertThat(later.mark().digest())
                .isEqualTo(Readings.of(schedule(), NOW).mark().digest());
        assertThat(other.mark().digest()).isNotEqualTo(later.mark().digest());
    }

    @Test
    void knowsNothingOfAnotherForm() {
        StoredReading kept = Readings.of(schedule(), NOW);

        assertThat(Readings.read(new StoredReading("P1", kept.mark(), "{}"))).isEmpty();
        assertThat(Readings.read(new StoredReading("P1", kept.mark(), "no JSON")))
                .isEmpty();
    }

    private static OnCallSchedule schedule() {
        Interval window = new Interval(NOW.minusSeconds(3_600), NOW.plusSeconds(7_200));
        return OnCallSchedule.builder("P1")
                .kind(ScheduleKind.SHIFT_BASED)
                .name("Follow the Sun")
                .description("Three \"sites\"")
                .timeZone("Europe/Madrid")
                .htmlUrl("https://kestrel.pagerduty.com/schedules/P1")
                .teams(List.of(new TeamReference("PT1", "Platform")))
                .teamsKnown(false)
                .policies(List.of(new PolicyReference("PEP1", "Platform EP", List.of())))
                .window(window)
                .shifts(List.of(
                        Shift.regular(new Person("PANA", null, null), NOW.minusSeconds(60), NOW.plusSeconds(60)),
                        Shift.override(new Person("PBO", "Bo", null), NOW.plusSeconds(60), NOW.plusSeconds(90))))
                .build();
    }
}
