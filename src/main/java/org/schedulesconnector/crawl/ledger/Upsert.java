package org.schedulesconnector.crawl.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Update, else insert: the form of upsert that H2 and PostgreSQL have in common. A row that somebody else inserts between the two
 * makes the transaction fail on its key, and {@link Database} repeats it. Both statements take the same named parameters.
 */
record Upsert(String update, String insert) {
    /** Writes rows in two batches. Give them in the order of their keys, so that two writers do not wait for each other. */
    <T> void apply(Handle handle, Collection<T> rows, BiConsumer<PreparedBatch, T> binder) {
        if (rows.isEmpty()) {
            return;
        }
        List<T> ordered = List.copyOf(rows);
        int[] updated = execute(handle, update, ordered, binder);
        List<T> unknown = new ArrayList<>();
        for (int i = 0; i < updated.length; i++) {
            if (updated[i] == 0) {
                unknown.add(ordered.get(i));
            }
        }
        if (!unknown.isEmpty()) {
            execute(handle, insert, unknown, binder);
        }
    }

    private static <T> int[] execute(Handle handle, String sql, List<T> rows, BiConsumer<PreparedBatch, T> binder) {
        try (PreparedBatch batch = handle.prepareBatch(sql)) {
            for (T row : rows) {
                binder.accept(batch, row);
                batch.add();
            }
            return batch.execute();
        }
    }
}
