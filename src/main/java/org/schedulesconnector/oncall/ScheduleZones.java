package org.schedulesconnector.oncall;

import java.time.ZoneId;
import java.util.Optional;

/** Understands the names of time zones that PagerDuty sends: IANA ids and the names of Ruby on Rails. */
public final class ScheduleZones {
    private ScheduleZones() {}

    /** The zone of a name such as {@code Europe/Madrid} or {@code Eastern Time (US & Canada)}; empty when unknown or null. */
    public static Optional<ZoneId> parse(String name) {
        throw new IllegalStateException("skeleton");
    }
}
