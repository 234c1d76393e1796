package org.schedulesconnector.crawl.ledger;

import java.util.Map;
import org.schedulesconnector.oncall.Provenance;

/** Who made and changed the schedules, as audit records told; kept because PagerDuty forgets them after a year. */
public interface ProvenanceStore {
    /** All that is known, by schedule id. The map is the caller's own. */
    Map<String, Provenance> load();

    /** Replaces what is known of these schedules, all or none. */
    void saveAll(Map<String, Provenance> provenance);

    /** Forgets a schedule that is gone. Returns whether it was known. */
    boolean delete(String scheduleId);
}
