package org.schedulesconnector.sandbox.tenant;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;

/** The users and groups of the tenant. Safe for several threads. */
public final class Directory {
    private final SortedMap<String, DirectoryUser> byId = new ConcurrentSkipListMap<>();
    private final SortedMap<String, DirectoryGroup> groups = new ConcurrentSkipListMap<>();

    /** Adds a user, or replaces the one with the same id. */
    public Directory add(DirectoryUser user) {
        byId.put(user.id(), user);
        return this;
    }

    /** Adds a group, or replaces the one with the same id. */
    public Directory add(DirectoryGroup group) {
        groups.put(group.id(), group);
        return this;
    }

    /** Removes a user or a group; it leaves its groups. */
    public void remove(String id) {
        byId.remove(id);
        groups.remove(id);
    }

    public Collection<DirectoryUser> users() {
        return List.copyOf(byId.values());
    }

    /** Finds a user by object id or sign-in name. */
    public Optional<DirectoryUser> find(String idOrName) {
        String wanted = idOrName.toLowerCase(Locale.ROOT);
        return Optional.ofNullable(byId.get(wanted)).or(() -> byId.values().stream()
                .filter(user ->
                        user.userPrincipalName().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst());
    }

    /** The Entra groups, in the order of their ids. */
    public Collection<DirectoryGroup> groups() {
        return List.copyOf(groups.values());
    }

    Optional<DirectoryGroup> group(String id) {
        return Optional.ofNullable(groups.get(id.toLowerCase(Locale.ROOT)));
    }

    /** Users in the order of their ids, beginning after one of them. */
    List<DirectoryUser> page(Predicate<DirectoryUser> filter, String afterId, int most) {
        return byId.tailMap(afterId + "\0").values().stream()
                .filter(filter)
                .limit(most)
                .toList();
    }

    /** Whether a member of a group is a user and not a group, by object id: all that are in it, directly or through groups in it. */
    SortedMap<String, Boolean> transitiveMembers(DirectoryGroup group) {
        SortedMap<String, Boolean> members = new TreeMap<>();
        Set<String> opened = new HashSet<>(Set.of(group.id()));
        Deque<DirectoryGroup> open = new ArrayDeque<>(List.of(group));
        while (!open.isEmpty()) {
            for (String id : open.remove().members()) {
                DirectoryGroup nested = groups.get(id);
                if (byId.containsKey(id)) {
                    members.put(id, true);
                } else if (nested != null && opened.add(id)) {
                    members.put(id, false);
                    open.add(nested);
                }
            }
        }
        return members;
    }
}
