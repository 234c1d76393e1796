package org.schedulesconnector.sandbox.pagerduty;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the audit trail says about one change.
 *
 * @param id of the record
 * @param time when it happened
 * @param requestId shared by the records of one request
 * @param actor who did it
 * @param root the aggregate that changed
 * @param action {@code create}, {@code update} or {@code delete}
 * @param resource what really changed: the aggregate or a part of it
 * @param fields changed fields, may be none
 * @param references changed references, may be none
 */
public record AuditRecord(
        String id,
        Instant time,
        String requestId,
        Actor actor,
        Resource root,
        String action,
        Resource resource,
        List<Field> fields,
        List<Link> references) {
    public AuditRecord {
        fields = List.copyOf(fields);
        references = List.copyOf(references);
    }

    /**
     * A resource as it was called at the time.
     *
     * @param type reference type, such as {@code schedule_reference}
     * @param id PagerDuty's id
     * @param summary its name then
     */
    public record Resource(String type, String id, String summary) {}

    /**
     * Who made a change, and how.
     *
     * @param resource the person, key or app
     * @param method {@code browser}, {@code api_token}, {@code oauth}, {@code identity_provider} or {@code other}
     * @param truncatedToken the last four characters of the token, for methods that have one
     */
    public record Actor(Resource resource, String method, Optional<String> truncatedToken) {}

    /**
     * A field that changed.
     *
     * @param name of the field
     * @param before empty when it had no value
     * @param after its value now
     */
    public record Field(String name, Optional<String> before, String after) {}

    /**
     * A list of references that changed.
     *
     * @param name of the list, such as {@code teams}
     * @param added may be empty
     * @param removed may be empty
     */
    public record Link(String name, List<Resource> added, List<Resource> removed) {}
}
