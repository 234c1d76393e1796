package org.schedulesconnector.item;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.schedulesconnector.graph.AclEntry;
import org.schedulesconnector.graph.ExternalItemDocument;
import org.schedulesconnector.oncall.CrawlWindow;
import org.schedulesconnector.oncall.Interval;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.oncall.Person;
import org.schedulesconnector.oncall.PolicyReference;
import org.schedulesconnector.oncall.ScheduleKind;
import org.schedulesconnector.oncall.Shift;
import org.schedulesconnector.oncall.TeamReference;
import org.schedulesconnector.settings.ItemSettings;

/** Schedules of an invented company, Kestrel, and what is made of them. */
final class Schedules {
    static final Person ANA = new Person("PUANA01", "Ana Ruiz", "ana.ruiz@kestrel.example");
    static final Person BO = new Person("PUBOL02", "Bo Lindqvist", "bo.lindqvist@kestrel.example");
    static final Person CHI = new Person("PUCHI03", "Chi Nguyen", "chi.nguyen@kestrel.example");
    static final Instant NOW = Instant.parse("2026-09-08T10:00:00Z");
    static final List<AclEntry> ACL = List.of(AclEntry.everyone("0f3c4e5d-1b2a-4c3d-9e8f-a1b2c3d4e5f6"));
    static final ItemSettings SETTINGS = new ItemSettings(URI.create("https://kestrel.example/pagerduty.png"), false);

    private Schedules() {}

    /** The schedule of PagerDuty's answer in our notes: a weekly rotation with one night swapped. */
    static OnCallSchedule platformPrimary() {
        return schedule("PSPRI01", "Platform Primary", "Europe/Madrid", NOW)
                .summary("Platform Primary")
                .description("First line for the platform team")
                .teams(List.of(new TeamReference("PTPLT01", "Platform")))
                .policies(List.of(new PolicyReference("PEPLT01", "Platform EP", List.of(1))))
                .shifts(List.of(
                        regular(ANA, "2026-09-07T08:00:00Z", "2026-09-09T18:00:00Z"),
                        override(BO, "2026-09-09T18:00:00Z", "2026-09-10T06:00:00Z"),
                        regular(ANA, "2026-09-10T06:00:00Z", "2026-09-14T08:00:00Z")))
                .build();
    }

    /** A schedule with what must be given, seen a week before and after an instant, without shifts. */
    static OnCallSchedule.Builder schedule(String id, String name, String timeZone, Instant now) {
        return OnCallSchedule.builder(id)
                .kind(ScheduleKind.LAYER_BASED)
                .name(name)
                .timeZone(timeZone)
                .htmlUrl("https://kestrel.pagerduty.com/schedules/" + id)
                .window(CrawlWindow.around(now, 7, 7));
    }

    static Shift regular(Person person, String start, String end) {
        return Shift.regular(person, Instant.parse(start), Instant.parse(end));
    }

    static Shift override(Person person, String start, String end) {
        return Shift.override(person, Instant.parse(start), Instant.parse(end));
    }

    static Interval interval(String start, String end) {
        return new Interval(Instant.parse(start), Instant.parse(end));
    }

    static ExternalItemDocument item(OnCallSchedule schedule, Instant now) {
        return new ScheduleItems(ItemSchema.builtIn(), SETTINGS).render(schedule, now, ACL);
    }

    static String text(OnCallSchedule schedule, Instant now) {
        return item(schedule, now).content().value();
    }
}
