package org.schedulesconnector.sandbox.tenant;

import static org.schedulesconnector.sandbox.tenant.GraphType.DATE_TIME;
import static org.schedulesconnector.sandbox.tenant.GraphType.INT64;
import static org.schedulesconnector.sandbox.tenant.GraphType.PRINCIPAL;
import static org.schedulesconnector.sandbox.tenant.GraphType.PRINCIPAL_COLLECTION;
import static org.schedulesconnector.sandbox.tenant.GraphType.STRING;
import static org.schedulesconnector.sandbox.tenant.GraphType.STRING_COLLECTION;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A semantic label of a schema property.
 *
 * @param name its wire name, as the metadata has it
 * @param types the property types it suits
 * @param original whether callers that do not ask for newer enum members see it
 */
record GraphLabel(String name, Set<GraphType> types, boolean original) {
    private static final Set<GraphType> PERSON = Set.of(STRING, PRINCIPAL);
    private static final Set<GraphType> PEOPLE = Set.of(STRING, STRING_COLLECTION, PRINCIPAL, PRINCIPAL_COLLECTION);
    private static final Set<GraphType> TEXTS = Set.of(STRING, STRING_COLLECTION);
    private static final Map<String, GraphLabel> ALL = all();

    static Optional<GraphLabel> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    private static Map<String, GraphLabel> all() {
        Map<String, GraphLabel> labels = new HashMap<>();
        add(labels, true, Set.of(STRING), "title", "url", "fileName", "fileExtension");
        add(labels, true, PERSON, "createdBy", "lastModifiedBy");
        add(labels, true, PEOPLE, "authors");
        add(labels, true, Set.of(DATE_TIME), "createdDateTime", "lastModifiedDateTime");
        add(labels, false, Set.of(STRING), "containerName", "containerUrl", "iconUrl", "itemParentId", "itemPath");
        add(
                labels,
                false,
                Set.of(STRING),
                "itemType",
                "parentUrl",
                "priority",
                "secondaryId",
                "severity",
                "sprintName");
        add(labels, false, Set.of(STRING), "state");
        add(labels, false, Set.of(DATE_TIME), "closedDate", "dueDate");
        add(labels, false, PERSON, "closedBy", "reportedBy");
        add(labels, false, PEOPLE, "assignedToPeople");
        add(labels, false, TEXTS, "tags");
        add(labels, false, Set.of(INT64), "numberOfReactions");
        add(labels, false, Set.of(STRING, INT64), "priorityNormalized");
        add(labels, false, TEXTS, "personEmails", "personAddresses", "personAnniversaries", "personName", "personNote");
        add(labels, false, TEXTS, "personPhones", "personCurrentPosition", "personWebAccounts", "personWebSite");
        add(labels, false, TEXTS, "personSkills", "personProjects", "personAccount", "personAwards");
        add(labels, false, TEXTS, "personCertifications", "personAssistants", "personColleagues", "personManager");
        add(labels, false, TEXTS, "personAlternateContacts", "personEmergencyContacts");
        add(labels, false, TEXTS, "personEducationalActivities", "personInterests", "personLanguages");
        add(labels, false, TEXTS, "personPublications", "personPatents", "personWorkPositions");
        return Map.copyOf(labels);
    }

    private static void add(Map<String, GraphLabel> labels, boolean original, Set<GraphType> types, String... names) {
        for (String name : names) {
            labels.put(name, new GraphLabel(name, types, original));
        }
    }
}
