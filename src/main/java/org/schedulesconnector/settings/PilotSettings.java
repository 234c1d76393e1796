package org.schedulesconnector.settings;

import java.util.List;

/**
 * Settings under {@code access.pilot.}: the people to whom every grant is restricted while a pilot lasts.
 *
 * @param users user principal names and object ids, in lower case
 * @param groups object ids of Microsoft Entra groups, in lower case
 */
public record PilotSettings(List<String> users, List<String> groups) {
    public PilotSettings {
        users = List.copyOf(users);
        groups = List.copyOf(groups);
    }

    /** Whether there is a pilot; without one, grants are not restricted. */
    public boolean active() {
        return !users.isEmpty() || !groups.isEmpty();
    }
}
