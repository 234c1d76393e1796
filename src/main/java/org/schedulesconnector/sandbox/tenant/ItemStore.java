package org.schedulesconnector.sandbox.tenant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The items of a connection, kept as bytes: tens of thousands fit. */
final class ItemStore {
    private final Map<String, byte[]> items = new ConcurrentHashMap<>();

    /** Stores an item over an earlier version, whose content stays when the new version has none. */
    Stored put(String id, ObjectNode item) {
        boolean[] existed = new boolean[1];
        byte[] stored = items.compute(id, (key, before) -> {
            existed[0] = before != null;
            if (existed[0] && !item.has("content")) {
                item.setAll(contentOf(before));
            }
            return GraphJson.bytes(item);
        });
        return new Stored(GraphJson.stored(stored), !existed[0]);
    }

    private static ObjectNode contentOf(byte[] before) {
        return GraphJson.stored(before).retain("content");
    }

    Optional<ObjectNode> get(String id) {
        return Optional.ofNullable(items.get(id)).map(GraphJson::stored);
    }

    boolean remove(String id) {
        return items.remove(id) != null;
    }

    SortedMap<String, ObjectNode> all() {
        SortedMap<String, ObjectNode> all = new TreeMap<>();
        items.forEach((id, json) -> all.put(id, GraphJson.stored(json)));
        return all;
    }

    /**
     * @param created whether there was no such item before
     */
    record Stored(ObjectNode item, boolean created) {}
}
