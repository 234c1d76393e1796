package org.schedulesconnector.sandbox.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** An external group with its members. */
final class ExternalGroup {
    private final String id;
    private final int mostMembers;
    private final SortedMap<String, String> typeByMember = new TreeMap<>();
    private String displayName;
    private String description;

    ExternalGroup(String id, int mostMembers) {
        this.id = id;
        this.mostMembers = mostMembers;
    }

    /** Reads a new group and refuses one that breaks a rule. */
    static ExternalGroup read(JsonNode json, int mostMembers) {
        StrictObject object = StrictObject.of(json, "externalGroup", Set.of("id", "displayName", "description"));
        String id = object.requiredText("id");
        if (!StrictObject.isAlphanumeric(id, 128)) {
            throw GraphRefusal.invalid("The group id '" + id + "' must be 1 to 128 letters and digits.");
        }
        ExternalGroup group = new ExternalGroup(id, mostMembers);
        group.describe(object);
        return group;
    }

    String id() {
        return id;
    }

    void update(JsonNode json) {
        describe(StrictObject.of(json, "externalGroup", Set.of("displayName", "description")));
    }

    private synchronized void describe(StrictObject object) {
        displayName = object.text("displayName").orElse(displayName);
        description = object.text("description").orElse(description);
    }

    /**
     * @param type user, group or externalGroup
     */
    synchronized void add(String member, String type) {
        if (typeByMember.containsKey(member)) {
            throw GraphRefusal.conflict("The member '" + member + "' is in the group '" + id + "' already.");
        }
        if (typeByMember.size() >= mostMembers) {
            throw GraphRefusal.invalid(
                    "The group '" + id + "' has " + mostMembers + " members, the most there can be.");
        }
        typeByMember.put(member, type);
    }

    synchronized boolean remove(String member) {
        return typeByMember.remove(member) != null;
    }

    /** Member ids with their types. */
    synchronized Map<String, String> members() {
        return new TreeMap<>(typeByMember);
    }

    synchronized ObjectNode toJson() {
        ObjectNode json = GraphJson.object().put("id", id);
        if (displayName != null) {
            json.put("displayName", displayName);
        }
        if (description != null) {
            json.put("description", description);
        }
        return json;
    }
}
