package org.schedulesconnector.sandbox.tenant;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;

/** The users of the tenant. Safe for several threads. */
public final class Directory {
    private final SortedMap<String, DirectoryUser> byId = new ConcurrentSkipListMap<>();

    public Directory add(DirectoryUser user) {
        byId.put(user.id(), user);
        return this;
    }

    public void remove(String id) {
        byId.remove(id);
    }

    public Collection<DirectoryUser> users() {
        return List.copyOf(byId.values());
    }

    /** Finds a user by object id or sign-in name. */
    public Optional<DirectoryUser> find(String idOrName) {
        String wanted = idOrName.toLowerCase(Locale.ROOT);
        return byId.values().stream()
                .filter(user -> user.id().equals(wanted)
                        || user.userPrincipalName().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst();
    }

    /** Users in the order of their ids, beginning after one of them. */
    List<DirectoryUser> page(Predicate<DirectoryUser> filter, String afterId, int most) {
        return byId.tailMap(afterId + "\0").values().stream()
                .filter(filter)
                .limit(most)
                .toList();
    }
}
