package org.schedulesconnector.graph;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A connection and its items as tests want them. */
final class Fixtures {
    static final String CONNECTION = "kestrel";
    static final String TENANT = "7d9d0d0e-0000-4000-8000-000000000001";

    private Fixtures() {}

    static SchemaProperty property(String name, PropertyType type, String... labels) {
        return new SchemaProperty(name, type, null, false, true, true, false, List.of(labels), List.of());
    }

    static ConnectionSchema schema(SchemaProperty... properties) {
        return new ConnectionSchema(List.of(properties));
    }

    static ConnectionSchema everyType() {
        return schema(
                property("Name", PropertyType.STRING, "title"),
                property("Count", PropertyType.INT64),
                property("Coverage", PropertyType.DOUBLE),
                property("NextHandoff", PropertyType.DATE_TIME),
                property("HasGap", PropertyType.BOOLEAN),
                property("Teams", PropertyType.STRING_COLLECTION),
                property("Levels", PropertyType.INT64_COLLECTION),
                property("Shares", PropertyType.DOUBLE_COLLECTION),
                property("Handoffs", PropertyType.DATE_TIME_COLLECTION),
                property("Owner", PropertyType.PRINCIPAL),
                property("OnCall", PropertyType.PRINCIPAL_COLLECTION, "assignedToPeople"));
    }

    static Map<String, Object> everyValue() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("Name", "Plataforma — guardia");
        values.put("Count", 3L);
        values.put("Coverage", 46.7);
        values.put("NextHandoff", Instant.parse("2026-09-09T18:00:00.123456789Z"));
        values.put("HasGap", true);
        values.put("Teams", List.of("Platform", "Équipe"));
        values.put("Levels", List.of(1L, 2L));
        values.put("Shares", List.of(0.5, 1.0));
        values.put("Handoffs", List.of(Instant.parse("2026-09-09T18:00:00Z")));
        values.put("Owner", Map.of("email", "ana.ruiz@kestrel.example"));
        values.put("OnCall", List.of(Map.of("email", "bo.lindqvist@kestrel.example")));
        return values;
    }

    static ExternalItemDocument item(String id, Map<String, Object> properties) {
        return new ExternalItemDocument(
                id, List.of(AclEntry.everyone(TENANT)), properties, ItemContent.text("Ana Ruiz is on call."));
    }

    static ExternalItemDocument item(String id) {
        return item(id, Map.of("Name", "Platform Primary"));
    }

    static ConnectionDefinition definition(ConnectionSchema schema) {
        return new ConnectionDefinition(
                CONNECTION,
                "PagerDuty schedules",
                "On-call schedules",
                schema,
                List.of(new UrlResolver(
                        List.of("https://kestrel.pagerduty.example"), "/schedules(?:#|/)(?<id>[A-Z0-9]+)", "{id}")),
                new ResultTemplate(
                        "schedule", "{\"type\":\"AdaptiveCard\",\"version\":\"1.3\",\"size\":2,\"body\":[]}"));
    }
}
