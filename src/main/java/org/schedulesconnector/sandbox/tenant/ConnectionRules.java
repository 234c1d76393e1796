package org.schedulesconnector.sandbox.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What an external connection must look like to be accepted. */
final class ConnectionRules {
    static final Set<String> UPDATABLE = Set.of(
            "name",
            "description",
            "configuration",
            "activitySettings",
            "searchSettings",
            "contentCategory",
            "connectorId");

    private static final Set<String> CREATABLE = Set.of(
            "id",
            "state",
            "name",
            "description",
            "configuration",
            "activitySettings",
            "searchSettings",
            "contentCategory",
            "connectorId");
    private static final Set<String> RESERVED = Set.of(
            "none",
            "directory",
            "exchange",
            "exchangearchive",
            "linkedin",
            "mailbox",
            "onedrivebusiness",
            "sharepoint",
            "teams",
            "yammer",
            "connectors",
            "taskfabric",
            "powerbi",
            "assistant",
            "topicengine",
            "msft_all_connectors");
    private static final Set<String> CATEGORIES = Set.of(
            "uncategorized",
            "knowledgeBase",
            "wikis",
            "fileRepository",
            "qna",
            "crm",
            "dashboard",
            "people",
            "media",
            "email",
            "messaging",
            "meetingTranscripts",
            "taskManagement",
            "learningManagement");

    private ConnectionRules() {}

    static StrictObject readNew(JsonNode json) {
        StrictObject connection = StrictObject.of(json, "externalConnection", CREATABLE);
        checkId(connection.requiredText("id"));
        checkName(connection.requiredText("name"));
        connection.requiredText("description");
        checkSettings(connection);
        return connection;
    }

    static StrictObject readUpdate(JsonNode json) {
        StrictObject update = StrictObject.of(json, "externalConnection", UPDATABLE);
        if (update.node().isEmpty()) {
            throw GraphRefusal.invalid("The update names nothing to change.");
        }
        update.text("name").ifPresent(ConnectionRules::checkName);
        checkSettings(update);
        ResultTemplates.checkLayouts(update);
        return update;
    }

    private static void checkId(String id) {
        String lower = id.toLowerCase(Locale.ROOT);
        boolean allowed = id.length() >= 3
                && StrictObject.isAlphanumeric(id, 32)
                && !lower.startsWith("microsoft")
                && !RESERVED.contains(lower);
        if (!allowed) {
            throw GraphRefusal.invalid(
                    "The connection id '" + id + "' must be 3 to 32 letters and digits, must not begin with "
                            + "Microsoft and must not be a reserved name.");
        }
    }

    private static void checkName(String name) {
        if (name.isBlank() || name.length() > 128) {
            throw GraphRefusal.invalid("The name of a connection has 1 to 128 characters.");
        }
    }

    private static void checkSettings(StrictObject connection) {
        connection.text("description");
        connection.text("connectorId");
        connection
                .text("contentCategory")
                .filter(category -> !CATEGORIES.contains(category))
                .ifPresent(category -> {
                    throw GraphRefusal.malformed(
                            "'" + category + "' is not a member of " + StrictObject.NAMESPACE + "contentCategory.");
                });
        if (connection.has("configuration")) {
            checkApps(StrictObject.of(connection.get("configuration"), "configuration", Set.of("authorizedAppIds")));
        }
        if (connection.has("activitySettings")) {
            UrlResolvers.check(connection.get("activitySettings"));
        }
        if (connection.has("searchSettings")) {
            ResultTemplates.check(connection.get("searchSettings"));
        }
    }

    private static void checkApps(StrictObject configuration) {
        List<String> apps = configuration.texts("authorizedAppIds");
        if (!apps.stream().allMatch(StrictObject::isGuid)) {
            throw GraphRefusal.invalid("authorizedAppIds must hold app ids, which are GUIDs.");
        }
    }
}
