package org.schedulesconnector.crawl.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What PagerDuty told of each schedule when it was read last. It lets a run render a schedule that it does not read, and tells which
 * were read longest ago. It says nothing of what Graph holds.
 */
public interface ReadingStore {
    /** All readings without their bodies, by schedule id, in one query. The map is the caller's own. */
    Map<String, ReadingMark> marks();

    Optional<StoredReading> find(String scheduleId);

    /** Those of the schedules that have a reading, in no order. */
    List<StoredReading> load(Collection<String> scheduleIds);

    /** Adds or replaces the reading of one schedule. */
    default void save(StoredReading reading) {
        saveAll(List.of(reading));
    }

    /** Adds or replaces readings of different schedules, all or none. */
    void saveAll(Collection<StoredReading> readings);

    /** These schedules were read again and told the same. Those without a reading are passed over. */
    void touch(Collection<String> scheduleIds, Instant readAt);

    /** Forgets a schedule that is gone. Returns whether it was known. */
    boolean delete(String scheduleId);
}
