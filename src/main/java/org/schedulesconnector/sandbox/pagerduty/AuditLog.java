package org.schedulesconnector.sandbox.pagerduty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The audit trail. Safe for several threads. */
final class AuditLog {
    static final Comparator<AuditRecord> NEWEST_FIRST = Comparator.comparing(AuditRecord::time)
            .thenComparing(AuditRecord::id)
            .reversed();

    private final List<AuditRecord> records = new ArrayList<>();

    synchronized void add(AuditRecord record) {
        records.add(record);
    }

    synchronized void replaceBy(AuditLog other) {
        records.clear();
        records.addAll(other.all());
    }

    private synchronized List<AuditRecord> all() {
        return List.copyOf(records);
    }

    /** A number that no record has yet. */
    synchronized int next() {
        return records.size() + 1;
    }

    /** Records from one instant to another, both inclusive, newest first. */
    synchronized List<AuditRecord> between(Instant since, Instant until) {
        return records.stream()
                .filter(record ->
                        !record.time().isBefore(since) && !record.time().isAfter(until))
                .sorted(NEWEST_FIRST)
                .toList();
    }
}
