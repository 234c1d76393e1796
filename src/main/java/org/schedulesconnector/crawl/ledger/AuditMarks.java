package org.schedulesconnector.crawl.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Which audit records were dealt with already: two readings of the trail overlap, so that none that comes late is missed. */
public interface AuditMarks {
    /** The ids of the records that were dealt with. The set is the caller's own. */
    Set<String> seen();

    /**
     * Remembers records as dealt with, and forgets those that no later reading can meet.
     *
     * @param records when each record happened, by id
     * @param oldest records before it are forgotten
     */
    void remember(Map<String, Instant> records, Instant oldest);
}
