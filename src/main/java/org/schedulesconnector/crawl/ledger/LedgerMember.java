package org.schedulesconnector.crawl.ledger;

import java.util.Objects;

/**
 * A member of an external group.
 *
 * @param id the object id of a user or group in Microsoft Entra, or the id of an external group, not null
 * @param type which of these, not null
 */
public record LedgerMember(String id, Type type) {
    public enum Type {
        USER,
        GROUP,
        EXTERNAL_GROUP
    }

    public LedgerMember {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
    }
}
