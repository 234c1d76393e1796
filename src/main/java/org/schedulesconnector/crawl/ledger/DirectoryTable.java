package org.schedulesconnector.crawl.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * A table of one kind of entry for many connections, which is brought to a wanted content by writing the difference. Its
 * statements know the parameter {@code :connection}; saving and deleting also {@code :id}, saving what {@code binder} binds.
 */
record DirectoryTable<T>(
        String select, Upsert save, String delete, Function<T, String> id, Binder<T> binder, Reader<T> reader) {
    /** All entries by id. */
    Map<String, T> load(Handle handle, String connectionId) {
        return byId(handle.createQuery(select)
                .bind("connection", connectionId)
                .map((row, context) -> reader.read(row))
                .list());
    }

    /** Saves what is new or differs, deletes what is not wanted, and returns how many rows that were. */
    int replace(Handle handle, String connectionId, Collection<T> entries) {
        Map<String, T> wanted = byId(entries);
        Map<String, T> stored = load(handle, connectionId);
        List<T> differing = wanted.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(stored.get(entry.getKey())))
                .map(Map.Entry::getValue)
                .toList();
        List<String> gone =
                stored.keySet().stream().filter(id -> !wanted.containsKey(id)).toList();
        save.apply(handle, differing, (batch, entry) -> bind(batch, connectionId, entry));
        delete(handle, connectionId, gone);
        return differing.size() + gone.size();
    }

    private void bind(PreparedBatch batch, String connectionId, T entry) {
        batch.bind("connection", connectionId).bind("id", id.apply(entry));
        binder.bind(batch, entry);
    }

    private void delete(Handle handle, String connectionId, List<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch(delete)) {
            ids.forEach(gone ->
                    batch.bind("connection", connectionId).bind("id", gone).add());
            batch.execute();
        }
    }

    /** In the order of the ids, so that two writers do not wait for each other. */
    private Map<String, T> byId(Collection<T> entries) {
        Map<String, T> byId = new TreeMap<>();
        entries.forEach(entry -> byId.put(id.apply(entry), entry));
        return byId;
    }

    /** Gives the columns of an entry beside its key. */
    interface Binder<T> {
        void bind(PreparedBatch batch, T entry);
    }

    /** Reads an entry from a row. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
