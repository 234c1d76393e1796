package org.schedulesconnector.oncall;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One on-call schedule as it is seen in one window of time, whatever kind it is in PagerDuty. Immutable.
 *
 * @param id PagerDuty's schedule id, the same before and after an upgrade, not null
 * @param kind which kind it is, not null
 * @param name its name, not null
 * @param summary PagerDuty's summary, usually the name; null when it tells none
 * @param description free text; null or empty when there is none
 * @param timeZone the zone as PagerDuty names it, perhaps a Rails name, not null
 * @param htmlUrl the schedule's page in PagerDuty, not null
 * @param teams the teams it belongs to
 * @param teamsKnown whether those are all; false when PagerDuty did not tell them, which must not be read as none
 * @param policies the escalation policies that page it
 * @param window what {@code shifts} covers, not null
 * @param shifts who is on call in the window: cut at its edges, one per person and unbroken stretch, sorted by start, then
 *     end, then person id
 * @param provenance who made and changed it, not null
 */
public record OnCallSchedule(
        String id,
        ScheduleKind kind,
        String name,
        String summary,
        String description,
        String timeZone,
        String htmlUrl,
        List<TeamReference> teams,
        boolean teamsKnown,
        List<PolicyReference> policies,
        Interval window,
        List<Shift> shifts,
        Provenance provenance) {

    /** The zone to speak in when a schedule's own is not known. */
    private static final ZoneId UTC = ZoneId.of("UTC");

    /** Brings the shifts into their form, so that no schedule exists whose shifts are not cut, merged and sorted. */
    public OnCallSchedule {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(timeZone, "timeZone");
        Objects.requireNonNull(htmlUrl, "htmlUrl");
        teams = List.copyOf(Objects.requireNonNull(teams, "teams"));
        policies = List.copyOf(Objects.requireNonNull(policies, "policies"));
        Objects.requireNonNull(window, "window");
        shifts = ShiftMerge.within(window, Objects.requireNonNull(shifts, "shifts"));
        Objects.requireNonNull(provenance, "provenance");
    }

    public static Builder builder(String id) {
        return new Builder(id);
    }

    /** A builder that holds all of this, to change parts of it. */
    public Builder toBuilder() {
        return builder(id)
                .kind(kind)
                .name(name)
                .summary(summary)
                .description(description)
                .timeZone(timeZone)
                .htmlUrl(htmlUrl)
                .teams(teams)
                .teamsKnown(teamsKnown)
                .policies(policies)
                .window(window)
                .shifts(shifts)
                .provenance(provenance);
    }

    /** The zone to speak in: the schedule's own, or UTC when {@link #timeZone()} names none that is known. */
    public ZoneId zone() {
        return ScheduleZones.parse(timeZone).orElse(UTC);
    }

    /** Whether {@link #timeZone()} was understood; when not, {@link #zone()} is UTC and the item says so. */
    public boolean isZoneKnown() {
        return ScheduleZones.parse(timeZone).isPresent();
    }

    /** The shifts at an instant, in order of {@link #shifts()}; empty when nobody is on call or it is outside the window. */
    public List<Shift> shiftsAt(Instant instant) {
        return shifts.stream().filter(shift -> shift.time().contains(instant)).toList();
    }

    /** The people on call at an instant, each once, in order of {@link #shifts()}. */
    public List<Person> onCallAt(Instant instant) {
        return shiftsAt(instant).stream().map(Shift::person).toList();
    }

    /**
     * The first change, after an instant and inside the window, of the set of people on call. A stretch with nobody begins
     * and ends with a change; an override by the person who is on call anyway is none. What happens at the very edges of the
     * window is not known, so they are never a change.
     */
    public Optional<Handoff> nextHandoff(Instant instant) {
        return shifts.stream()
                .flatMap(shift -> Stream.of(shift.time().start(), shift.time().end()))
                .filter(edge -> edge.isAfter(instant) && edge.isAfter(window.start()) && edge.isBefore(window.end()))
                .min(Comparator.naturalOrder())
                .map(at -> new Handoff(at, onCallUpTo(at), onCallAt(at)));
    }

    private List<Person> onCallUpTo(Instant edge) {
        return shifts.stream()
                .filter(shift -> shift.time().start().isBefore(edge)
                        && !shift.time().end().isBefore(edge))
                .map(Shift::person)
                .toList();
    }

    /** Everyone who is on call in the window, each once, by first shift. */
    public List<Person> people() {
        return shifts.stream().map(Shift::person).distinct().toList();
    }

    public Coverage coverage() {
        return Coverage.of(window, shifts);
    }

    /**
     * Collects the parts of a schedule. The kind, name, zone, address and window must be given; the lists are empty and the
     * provenance is unknown unless told. Not thread-safe.
     */
    public static final class Builder {
        private final String id;
        private ScheduleKind kind;
        private String name;
        private String summary;
        private String description;
        private String timeZone;
        private String htmlUrl;
        private List<TeamReference> teams = List.of();
        private boolean teamsKnown = true;
        private List<PolicyReference> policies = List.of();
        private Interval window;
        private List<Shift> shifts = List.of();
        private Provenance provenance = Provenance.UNKNOWN;

        private Builder(String id) {
            this.id = id;
        }

        public Builder kind(ScheduleKind kind) {
            this.kind = kind;
            return this;
        }

        public Builder name(String name) {
            this.name = name;
            return this;
        }

        public Builder summary(String summary) {
            this.summary = summary;
            return this;
        }

        public Builder description(String description) {
            this.description = description;
            return this;
        }

        public Builder timeZone(String timeZone) {
            this.timeZone = timeZone;
            return this;
        }

        public Builder htmlUrl(String htmlUrl) {
            this.htmlUrl = htmlUrl;
            return this;
        }

        /** Whether {@link #teams} are all; true unless said otherwise. */
        public Builder teamsKnown(boolean teamsKnown) {
            this.teamsKnown = teamsKnown;
            return this;
        }

        public Builder teams(List<TeamReference> teams) {
            this.teams = teams;
            return this;
        }

        public Builder policies(List<PolicyReference> policies) {
            this.policies = policies;
            return this;
        }

        public Builder window(Interval window) {
            this.window = window;
            return this;
        }

        /** In any order, of any length, adjacent or overlapping: they are cut at the window and merged per person. */
        public Builder shifts(List<Shift> shifts) {
            this.shifts = shifts;
            return this;
        }

        public Builder provenance(Provenance provenance) {
            this.provenance = provenance;
            return this;
        }

        /** @throws NullPointerException naming the first part, in the order of the record, that must be given and is not */
        public OnCallSchedule build() {
            return new OnCallSchedule(
                    id,
                    kind,
                    name,
                    summary,
                    description,
                    timeZone,
                    htmlUrl,
                    teams,
                    teamsKnown,
                    policies,
                    window,
                    shifts,
                    provenance);
        }
    }
}
