package org.schedulesconnector.sandbox.pagerduty;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Immutable values by id, in the order they came. A value that is replaced keeps its place. Safe for several threads. */
final class Entries<T> {
    private final Map<String, T> byId = new LinkedHashMap<>();
    private final Function<T, String> id;
    private List<T> snapshot = List.of();
    private boolean changed;

    Entries(Function<T, String> id) {
        this.id = id;
    }

    synchronized void put(T value) {
        byId.put(id.apply(value), value);
        changed = true;
    }

    synchronized void remove(String wanted) {
        changed = true;
        byId.remove(wanted);
    }

    synchronized Optional<T> find(String wanted) {
        return Optional.ofNullable(byId.get(wanted));
    }

    synchronized void replaceAll(List<T> values) {
        byId.clear();
        values.forEach(value -> byId.put(id.apply(value), value));
        changed = true;
    }

    /** All values as they are now; later changes do not show in the list. */
    synchronized List<T> all() {
        if (changed) {
            snapshot = List.copyOf(byId.values());
            changed = false;
        }
        return snapshot;
    }
}
