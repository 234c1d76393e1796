package org.schedulesconnector.oncall;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

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
        List<PolicyReference> policies,
        Interval window,
        List<Shift> shifts,
        Provenance provenance) {

    public static Builder builder(String id) {
        return new Builder(id);
    }

    /** The zone to speak in: the schedule's own, or UTC when {@link #timeZone()} names none that is known. */
    public ZoneId zone() {
        throw new IllegalStateException("skeleton");
    }

    /** Whether {@link #timeZone()} was understood; when not, {@link #zone()} is UTC and the item says so. */
    public boolean isZoneKnown() {
        throw new IllegalStateException("skeleton");
    }

    /** The shifts at an instant, in order of {@link #shifts()}; empty when nobody is on call or it is outside the window. */
    public List<Shift> shiftsAt(Instant instant) {
        throw new IllegalStateException("skeleton");
    }

    /** The people on call at an instant, each once. */
    public List<Person> onCallAt(Instant instant) {
        throw new IllegalStateException("skeleton");
    }

    /** The first change, after an instant and inside the window, of the set of people on call. */
    public Optional<Handoff> nextHandoff(Instant instant) {
        throw new IllegalStateException("skeleton");
    }

    /** Everyone who is on call in the window, each once, by first shift. */
    public List<Person> people() {
        throw new IllegalStateException("skeleton");
    }

    public Coverage coverage() {
        return Coverage.of(window, shifts);
    }

    /** Collects the parts of a schedule; cuts, merges and sorts the shifts when built. Not thread-safe. */
    public static final class Builder {
        private Builder(String id) {
            throw new IllegalStateException("skeleton");
        }

        public Builder kind(ScheduleKind kind) {
            return this;
        }

        public Builder name(String name) {
            return this;
        }

        public Builder summary(String summary) {
            return this;
        }

        public Builder description(String description) {
            return this;
        }

        public Builder timeZone(String timeZone) {
            return this;
        }

        public Builder htmlUrl(String htmlUrl) {
            return this;
        }

        public Builder teams(List<TeamReference> teams) {
            return this;
        }

        public Builder policies(List<PolicyReference> policies) {
            return this;
        }

        public Builder window(Interval window) {
            return this;
        }

        /** In any order, of any length, adjacent or overlapping: they are cut at the window and merged per person. */
        public Builder shifts(List<Shift> shifts) {
            return this;
        }

        public Builder provenance(Provenance provenance) {
            return this;
        }

        public OnCallSchedule build() {
            throw new IllegalStateException("skeleton");
        }
    }
}
