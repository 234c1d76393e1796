package org.schedulesconnector.oncall;

import java.util.Objects;

/**
 * A team that a schedule belongs to.
 *
 * @param id PagerDuty's team id, not null
 * @param name the team's name; the id where PagerDuty tells none; not null
 */
public record TeamReference(String id, String name) {
    public TeamReference {
        Objects.requireNonNull(id, "id");
        name = name == null ? id : name;
    }
}
