package org.schedulesconnector.pagerduty;

import java.util.Objects;

/**
 * A team in PagerDuty.
 *
 * @param id PagerDuty's team id, not null
 * @param name its name; null when PagerDuty tells none
 * @param defaultRole {@code none} for a private team, {@code manager} for a public one; null when PagerDuty tells none
 */
public record Team(String id, String name, String defaultRole) {
    public Team {
        Objects.requireNonNull(id, "id");
    }

    /** Whether only members see what belongs to the team; a team that does not say it is public counts as private. */
    public boolean isPrivate() {
        return !"manager".equals(defaultRole);
    }
}
