package org.schedulesconnector.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The identities of everybody in PagerDuty, as one run sees them.
 *
 * @param byUser identities by PagerDuty's user id
 */
public record Identities(Map<String, Identity> byUser) {
    public Identities {
        byUser = Map.copyOf(byUser);
    }

    /** @return status {@code NO_RULE} for somebody who was not among the people mapped */
    public Identity of(String userId) {
        return Optional.ofNullable(byUser.get(userId))
                .orElseGet(() -> new Identity(userId, IdentityStatus.NO_RULE, null, null, null, null));
    }

    /** Whether every lookup was answered; if not, nobody is added to any group in this run. */
    public boolean complete() {
        return byUser.values().stream().noneMatch(identity -> identity.status() == IdentityStatus.LOOKUP_FAILED);
    }

    /** Everybody, by user id. */
    public List<Identity> all() {
        return List.copyOf(new TreeMap<>(byUser).values());
    }

    /** Those without an account to grant to, by user id; what a report shows, because they are left out. */
    public List<Identity> withoutAccount() {
        return all().stream().filter(identity -> identity.account().isEmpty()).toList();
    }
}
