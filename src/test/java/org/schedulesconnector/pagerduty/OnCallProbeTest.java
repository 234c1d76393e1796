package org.schedulesconnector.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.oncall.Interval;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.oncall.Person;
import org.schedulesconnector.oncall.ScheduleKind;
import org.schedulesconnector.oncall.Shift;

class OnCallProbeTest {
    private static final Interval AHEAD = new Interval(at("08T10"), at("16T00"));

    private final OnCallProbe probe = new OnCallProbe(AHEAD);

    @Test
    void findsNothingWhenTheSamePeopleAreOnCall() {
        probe.add(JsonText.page("[" + row("PANA", "07T08", "09T08", 1) + "," + row("PANA", "07T08", "09T08", 2) + ","
                + row("PBO", "09T08", "14T08", 1) + "]"));

        assertThat(probe.differs(schedule("01T00", "16T00"))).isFalse();
    }

    @Test
    void findsSomebodyElse() {
        probe.add(
                JsonText.page("[" + row("PANA", "07T08", "09T08", 1) + "," + row("PCLEO", "09T08", "14T08", 1) + "]"));

        assertThat(probe.differs(schedule("01T00", "16T00"))).isTrue();
    }

    @Test
    void findsThatNobodyIsOnCallAnyMore() {
        assertThat(probe.differs(schedule("01T00", "16T00"))).isTrue();
    }

    @Test
    void comparesOnlyWhatBothKnow() {
        probe.add(JsonText.page("[" + row("PANA", "07T08", "09T08", 1) + "," + row("PBO", "09T08", "15T08", 1) + "]"));

        assertThat(probe.differs(schedule("01T00", "14T00"))).isFalse();
    }

    @Test
    void takesAnEntryWithoutEndAsOnCallToTheEnd() {
        probe.add(JsonText.page("[{'schedule':{'id':'PS1'},'user':{'id':'PANA'},'start':null,'end':null}]"));

        OnCallSchedule always = schedule("01T00", "16T00").toBuilder()
                .shifts(List.of(Shift.regular(new Person("PANA", "Ana", null), at("01T00"), at("16T00"))))
                .build();

        assertThat(probe.differs(always)).isFalse();
    }

    @Test
    void passesOverRowsOfDirectTargets() {
        probe.add(JsonText.page("[{'schedule':null,'user':{'id':'PANA'},'start':null,'end':null}]"));

        assertThat(probe.differs(
                        schedule("01T00", "16T00").toBuilder().shifts(List.of()).build()))
                .isFalse();
    }

    private static OnCallSchedule schedule(String from, String until) {
        return OnCallSchedule.builder("PS1")
                .kind(ScheduleKind.SHIFT_BASED)
                .name("Follow the Sun")
                .timeZone("Etc/UTC")
                .htmlUrl("https://kestrel.pagerduty.com/schedules/PS1")
                .window(new Interval(at(from), at(until)))
                .shifts(List.of(
                        Shift.regular(new Person("PANA", null, null), at("07T08"), at("09T08")),
                        Shift.override(new Person("PBO", null, null), at("09T08"), at("14T08"))))
                .build();
    }

    private static String row(String user, String start, String end, int level) {
        return "{'schedule':{'id':'PS1','type':'schedule_v3_reference'},'user':{'id':'" + user + "'},'start':'"
                + at(start) + "','end':'" + at(end) + "','escalation_level':" + level + "}";
    }

    private static Instant at(String dayAndHour) {
        return Instant.parse("2026-09-" + dayAndHour + ":00:00Z");
    }
}
