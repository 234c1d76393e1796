package org.schedulesconnector.sandbox.pagerduty;

import java.time.ZoneId;
import java.util.Map;

/** PagerDuty keeps zones by IANA id or by the name that Ruby on Rails gives them; the account uses a few of the latter. */
final class Zones {
    static final ZoneId UTC = ZoneId.of("Etc/UTC");

    private static final Map<String, String> RAILS = Map.of(
            "Chennai", "Asia/Kolkata",
            "Eastern Time (US & Canada)", "America/New_York",
            "Pacific Time (US & Canada)", "America/Los_Angeles",
            "Brasilia", "America/Sao_Paulo",
            "Sydney", "Australia/Sydney");

    private Zones() {}

    /** @throws java.time.DateTimeException if neither IANA nor this account knows the name */
    static ZoneId of(String name) {
        return ZoneId.of(RAILS.getOrDefault(name, name));
    }
}
