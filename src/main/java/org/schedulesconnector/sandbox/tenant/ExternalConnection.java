package org.schedulesconnector.sandbox.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One external connection: who owns it, its settings, its schema, its items and its groups. */
final class ExternalConnection {
    private final String id;
    private final String ownerAppId;
    private final ObjectNode settings;
    private final SchemaRegistration registration;
    private final ItemStore items = new ItemStore();
    private final Map<String, ExternalGroup> groups = new ConcurrentHashMap<>();

    ExternalConnection(StrictObject wanted, String ownerAppId, SchemaTiming timing) {
        this.id = wanted.requiredText("id");
        this.ownerAppId = ownerAppId;
        this.settings = GraphJson.object();
        this.registration = new SchemaRegistration(timing);
        update(wanted);
    }

    String id() {
        return id;
    }

    SchemaRegistration registration() {
        return registration;
    }

    ItemStore items() {
        return items;
    }

    Map<String, ExternalGroup> groups() {
        return groups;
    }

    /** The members named in the update replace what was there; a null takes a member away. */
    synchronized void update(StrictObject update) {
        for (String member : ConnectionRules.UPDATABLE) {
            JsonNode value = update.get(member);
            if (value.isNull()) {
                settings.remove(member);
            } else if (!value.isMissingNode()) {
                settings.set(member, value.deepCopy());
            }
        }
    }

    /** Whether an app may use this connection: it made it, or it is listed in its configuration. */
    synchronized boolean isManagedBy(String appId) {
        boolean listed = false;
        for (JsonNode authorized : settings.path("configuration").path("authorizedAppIds")) {
            listed |= authorized.asText().equalsIgnoreCase(appId);
        }
        return listed || ownerAppId.equalsIgnoreCase(appId);
    }

    synchronized ObjectNode toJson(Instant now) {
        String state = registration.schema(now).isPresent() ? "ready" : "draft";
        ObjectNode json = GraphJson.object().put("id", id).put("state", state);
        return json.setAll(settings.deepCopy());
    }
}
