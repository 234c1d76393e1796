package org.schedulesconnector.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schedulesconnector.item.Schedules.ANA;
import static org.schedulesconnector.item.Schedules.BO;
import static org.schedulesconnector.item.Schedules.NOW;
import static org.schedulesconnector.item.Schedules.item;
import static org.schedulesconnector.item.Schedules.override;
import static org.schedulesconnector.item.Schedules.regular;
import static org.schedulesconnector.item.Schedules.schedule;
import static org.schedulesconnector.item.Schedules.text;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.graph.ExternalItemDocument;
import org.schedulesconnector.oncall.CrawlWindow;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.oncall.Person;
import org.schedulesconnector.oncall.Provenance;
import org.schedulesconnector.oncall.Shift;

/** What whole texts in {@link GoldenTextTest} do not show. */
class ScheduleTextTest {
    @Test
    void staysFarBelowGraphsLimitWithThousandsOfShiftsAndSaysWhatIsLeftOut() {
        OnCallSchedule crowded = schedule("PSMANY1", "Crowded", "Asia/Kolkata", NOW)
                .window(CrawlWindow.around(NOW, 60, 60))
                .shifts(halfHoursOfTwoPeople(NOW.minus(Duration.ofDays(60)), 5000))
                .build();

        ExternalItemDocument item = item(crowded, NOW);

        String text = item.content().value();
        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(512 * 1024);
        assertThat(item.properties().toString().getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(1024 * 1024);
        assertThat(text).containsPattern("\\([0-9]+ earlier shifts left out here\\.\\)");
        assertThat(text).containsPattern("\\([0-9]+ later shifts left out here\\.\\)");
        assertThat(text).contains("\n- Tuesday 8 September 2026 15:30 to Tuesday 8 September 2026 15:50: ");
    }

    @Test
    void doesNotRoundAGapAwayNorAShift() {
        Instant start = CrawlWindow.around(NOW, 7, 7).start();
        Instant end = CrawlWindow.around(NOW, 7, 7).end();

        String nearlyFull = text(of(Shift.regular(ANA, start.plusSeconds(60), end)), NOW);
        String nearlyEmpty = text(of(Shift.regular(ANA, start, start.plusSeconds(60))), NOW);

        assertThat(nearlyFull).contains(": more than 99.9 %.").contains("Nobody is on call from Tuesday 1 September");
        assertThat(nearlyEmpty).contains(": less than 0.1 %.");
    }

    @Test
    void saysWhoComesByOverrideWhenNotAllDo() {
        OnCallSchedule schedule = of(
                regular(ANA, "2026-09-09T08:00:00Z", "2026-09-09T18:00:00Z"),
                override(BO, "2026-09-09T08:00:00Z", "2026-09-09T18:00:00Z"));

        assertThat(text(schedule, NOW))
                .contains("Next: Ana Ruiz (ana.ruiz@kestrel.example) and Bo Lindqvist (bo.lindqvist@kestrel.example)"
                        + " go on call on Wednesday 9 September 2026 at 08:00 UTC, Bo Lindqvist as an override.");
    }

    @Test
    void saysWhoIsRelievedWhenSomeStay() {
        OnCallSchedule schedule = of(
                regular(ANA, "2026-09-08T08:00:00Z", "2026-09-09T08:00:00Z"),
                regular(BO, "2026-09-08T08:00:00Z", "2026-09-10T08:00:00Z"),
                regular(Schedules.CHI, "2026-09-09T08:00:00Z", "2026-09-10T08:00:00Z"));

        assertThat(text(schedule, NOW))
                .contains("Next: Chi Nguyen (chi.nguyen@kestrel.example) takes over from Ana Ruiz on Wednesday"
                        + " 9 September 2026 at 08:00 UTC.");
    }

    @Test
    void saysWhenNobodyTakesOver() {
        OnCallSchedule schedule = of(regular(ANA, "2026-09-08T08:00:00Z", "2026-09-09T08:00:00Z"));

        assertThat(text(schedule, NOW))
                .contains("Next: nobody is on call from Wednesday 9 September 2026 08:00 UTC on.");
    }

    @Test
    void namesPersonAndScheduleByIdWhenTheyHaveNoName() {
        OnCallSchedule schedule = schedule("PSBLANK", " ", "UTC", NOW)
                .shifts(List.of(Shift.regular(new Person("PUBLANK", "\n", null), NOW, NOW.plusSeconds(3600))))
                .build();

        ExternalItemDocument item = item(schedule, NOW);

        assertThat(item.properties()).containsEntry("Name", "PSBLANK").containsEntry("OnCallNow", List.of("PUBLANK"));
        assertThat(item.content().value())
                .startsWith("Schedule PSBLANK is an on-call")
                .contains("now: PUBLANK, until");
    }

    @Test
    void tellsThePartOfTheHistoryThatIsKnown() {
        OnCallSchedule schedule = schedule("P1", "One", "UTC", NOW)
                .provenance(new Provenance(null, null, "Ana\nRuiz", null))
                .build();

        assertThat(text(schedule, NOW)).contains("\nThe schedule was last changed by Ana Ruiz.\n");
    }

    private static OnCallSchedule of(Shift... shifts) {
        return schedule("P1", "One", "UTC", NOW).shifts(List.of(shifts)).build();
    }

    private static List<Shift> halfHoursOfTwoPeople(Instant start, int count) {
        Duration half = Duration.ofMinutes(30);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    Instant from = start.plus(half.multipliedBy(i));
                    return Shift.regular(i % 2 == 0 ? ANA : BO, from, from.plus(Duration.ofMinutes(20)));
                })
                .toList();
    }
}
