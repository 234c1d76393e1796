package org.schedulesconnector.crawl;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The schedules that PagerDuty has and filters keep out of the index, as one run met them. Thread-safe. */
final class RunExclusions {
    private final Map<String, Exclusion> byId = new ConcurrentHashMap<>();

    /**
     * One of them.
     *
     * @param name what it is called; null when it was not told
     * @param reason one clause that names the setting
     */
    record Exclusion(String name, String reason) {}

    /** Returns whether it is new. */
    boolean add(String scheduleId, Exclusion exclusion) {
        return byId.put(scheduleId, exclusion) == null;
    }

    /** The schedule is wanted after all, such as one that changed its kind since it was listed. Returns whether it was dropped. */
    boolean remove(String scheduleId) {
        return byId.remove(scheduleId) != null;
    }

    boolean contains(String scheduleId) {
        return byId.containsKey(scheduleId);
    }

    Optional<Exclusion> find(String scheduleId) {
        return Optional.ofNullable(byId.get(scheduleId));
    }

    Set<String> ids() {
        return Set.copyOf(byId.keySet());
    }

    /** The ids, sorted, by the reason for which they are dropped. */
    SortedMap<String, List<String>> byReason() {
        return byId.keySet().stream()
                .sorted()
                .collect(Collectors.groupingBy(
                        id -> byId.get(id).reason(), TreeMap::new, Collectors.toUnmodifiableList()));
    }
}
