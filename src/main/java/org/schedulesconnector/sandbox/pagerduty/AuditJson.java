package org.schedulesconnector.sandbox.pagerduty;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Writes audit records. */
final class AuditJson {
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final References references;

    AuditJson(References references) {
        this.references = references;
    }

    ObjectNode record(AuditRecord record) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", record.id())
                .putNull("self")
                .put("execution_time", MILLISECONDS.format(record.time()));
        json.putObject("execution_context")
                .put("request_id", record.requestId())
                .put("remote_address", "203.0.113.9");
        json.putArray("actors").add(resource(record.actor().resource()));
        json.putObject("method")
                .put("type", record.actor().method())
                .putNull("description")
                .put("truncated_token", record.actor().truncatedToken().orElse(null));
        json.set("root_resource", resource(record.root()));
        json.put("action", record.action());
        json.set("details", details(record));
        return json;
    }

    private ObjectNode details(AuditRecord record) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        details.set("resource", resource(record.resource()));
        if (!record.fields().isEmpty()) {
            details.set("fields", References.array(record.fields().stream(), AuditJson::field));
        }
        if (!record.references().isEmpty()) {
            details.set("references", References.array(record.references().stream(), this::link));
        }
        return details;
    }

    private static ObjectNode field(AuditRecord.Field field) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", field.name())
                .putNull("description")
                .put("value", field.after())
                .put("before_value", field.before().orElse(null));
    }

    private ObjectNode link(AuditRecord.Link link) {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("name", link.name()).putNull("description");
        putOrNull(json, "added", link.added());
        putOrNull(json, "removed", link.removed());
        return json;
    }

    private void putOrNull(ObjectNode json, String name, List<AuditRecord.Resource> resources) {
        ArrayNode all = References.array(resources.stream(), this::resource);
        if (all.isEmpty()) {
            json.putNull(name);
        } else {
            json.set(name, all);
        }
    }

    private ObjectNode resource(AuditRecord.Resource resource) {
        String kind = resource.type().replace("_reference", "");
        String path = kind.equals("escalation_policy") ? "/escalation_policies/" : "/" + kind + "s/";
        return references.head(resource.id(), resource.type(), resource.summary(), path + resource.id());
    }
}
