package org.schedulesconnector.crawl.view;

import java.time.Instant;
import java.util.List;
import org.schedulesconnector.crawl.KnownSchedules;
import org.schedulesconnector.oncall.Coverage;
import org.schedulesconnector.oncall.Handoff;
import org.schedulesconnector.oncall.Interval;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.oncall.Overlap;
import org.schedulesconnector.oncall.Person;
import org.schedulesconnector.oncall.ScheduleKind;
import org.schedulesconnector.oncall.TeamReference;

/**
 * One schedule in a list or on a timeline. Stretches of time are pairs of seconds since 1970, to keep a list of thousands small; shifts
 * are such pairs after the number of a person. They are cut, merged and sorted as the schedule's item tells them.
 *
 * @param id the schedule
 * @param name its name
 * @param kind {@code layer-based} or {@code shift-based}
 * @param url its page in PagerDuty
 * @param timeZone its zone as PagerDuty names it
 * @param teams the names of its teams
 * @param coveragePercent the share of the window in which somebody is on call, 0 to 100, with one decimal
 * @param onCallNow the names of who is on call; empty for nobody
 * @param nextHandoffAt the next change of who is on call; null when the window holds none
 * @param indexed whether Graph has accepted an item of it
 * @param failed whether something about it has failed and not healed
 * @param readAt when PagerDuty told it last
 * @param window what shifts, gaps and overlaps cover
 * @param shifts who is on call, by start
 * @param gaps when nobody is on call
 * @param overlaps when several are
 */
public record ScheduleRow(
        String id,
        String name,
        String kind,
        String url,
        String timeZone,
        List<String> teams,
        double coveragePercent,
        List<String> onCallNow,
        Instant nextHandoffAt,
        boolean indexed,
        boolean failed,
        Instant readAt,
        List<Long> window,
        List<List<Long>> shifts,
        List<List<Long>> gaps,
        List<List<Long>> overlaps) {

    static ScheduleRow of(KnownSchedules.Known known, boolean failed, Instant now, PeopleIndex people) {
        OnCallSchedule schedule = known.schedule();
        Coverage coverage = schedule.coverage();
        return new ScheduleRow(
                schedule.id(),
                schedule.name(),
                schedule.kind() == ScheduleKind.LAYER_BASED ? "layer-based" : "shift-based",
                schedule.htmlUrl(),
                schedule.timeZone(),
                schedule.teams().stream().map(TeamReference::name).toList(),
                Math.round(coverage.percent() * 10) / 10.0,
                schedule.onCallAt(now).stream().map(Person::displayName).toList(),
                schedule.nextHandoff(now).map(Handoff::at).orElse(null),
                known.indexed(),
                failed,
                known.readAt(),
                seconds(schedule.window()),
                schedule.shifts().stream()
                        .map(shift -> List.of(
                                (long) people.of(shift.person()),
                                shift.time().start().getEpochSecond(),
                                shift.time().end().getEpochSecond()))
                        .toList(),
                coverage.gaps().stream().map(ScheduleRow::seconds).toList(),
                coverage.overlaps().stream()
                        .map(Overlap::time)
                        .map(ScheduleRow::seconds)
                        .toList());
    }

    private static List<Long> seconds(Interval time) {
        return List.of(time.start().getEpochSecond(), time.end().getEpochSecond());
    }
}
