package org.schedulesconnector.crawl.ledger;

import java.util.Objects;

/**
 * An external group as Graph accepted it last, without its members.
 *
 * @param id the group's id at Graph, not null
 * @param displayName what administrators see, not null
 * @param definition what its membership is computed from, in the words of its maker, not null
 */
public record LedgerGroup(String id, String displayName, String definition) {
    public LedgerGroup {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(displayName, "displayName");
        Objects.requireNonNull(definition, "definition");
    }
}
