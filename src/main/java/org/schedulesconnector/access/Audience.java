package org.schedulesconnector.access;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * For whom anything may be granted at all: everybody, or the people of a pilot. A pilot that names nobody lets nobody in.
 *
 * @param pilot the Entra object ids of the pilot's people, members of its groups included; empty for no pilot
 */
public record Audience(Optional<Set<String>> pilot) {

    public Audience {
        pilot = pilot.map(ids -> ids.stream().map(ObjectIds::normal).collect(Collectors.toUnmodifiableSet()));
    }

    public static Audience unrestricted() {
        return new Audience(Optional.empty());
    }

    /** @param objectIds Entra object ids of people, in any case of letters */
    public static Audience pilot(Collection<String> objectIds) {
        return new Audience(Optional.of(Set.copyOf(objectIds)));
    }

    public boolean isRestricted() {
        return pilot.isPresent();
    }

    /** Whether something may be granted to the account. */
    public boolean contains(String objectId) {
        return pilot.map(ids -> ids.contains(ObjectIds.normal(objectId))).orElse(true);
    }
}
