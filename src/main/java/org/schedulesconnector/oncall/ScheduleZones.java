package org.schedulesconnector.oncall;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Understands the names of time zones that PagerDuty sends: IANA ids, {@code UTC}, fixed offsets such as {@code +05:30}, and
 * the names of Ruby on Rails.
 */
public final class ScheduleZones {
    private ScheduleZones() {}

    /**
     * The zone of a name such as {@code Europe/Madrid} or {@code Eastern Time (US & Canada)}; empty when unknown or null.
     * Space around the name is ignored, case is not. Never throws.
     */
    public static Optional<ZoneId> parse(String name) {
        if (name == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ZoneId.of(RailsZones.idOf(name.strip())));
        } catch (DateTimeException unknownHere) {
            return Optional.empty();
        }
    }
}
