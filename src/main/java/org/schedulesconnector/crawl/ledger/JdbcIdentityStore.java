package org.schedulesconnector.crawl.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** Identities in the table {@code identity}. */
final class JdbcIdentityStore implements IdentityStore {
    private static final Upsert SAVE = new Upsert(
            """
            UPDATE identity SET status = :status, rule = :rule, lookup_value = :value, object_id = :object,
              account_name = :account, checked_at = :checked
            WHERE connection_id = :connection AND user_id = :user
            """,
            """
            INSERT INTO identity (connection_id, user_id, status, rule, lookup_value, object_id, account_name, checked_at)
            VALUES (:connection, :user, :status, :rule, :value, :object, :account, :checked)
            """);

    private final Database database;
    private final String connectionId;

    JdbcIdentityStore(Database database, String connectionId) {
        this.database = database;
        this.connectionId = connectionId;
    }

    @Override
    public Map<String, StoredIdentity> load() {
        return database.transaction("load the identities", handle -> {
            Map<String, StoredIdentity> identities = new HashMap<>();
            handle.createQuery("SELECT * FROM identity WHERE connection_id = :connection")
                    .bind("connection", connectionId)
                    .map(JdbcIdentityStore::identity)
                    .forEach(identity -> identities.put(identity.userId(), identity));
            return identities;
        });
    }

    @Override
    public void saveAll(Collection<StoredIdentity> identities) {
        List<StoredIdentity> ordered = identities.stream()
                .sorted(Comparator.comparing(StoredIdentity::userId))
                .toList();
        database.write("save identities", handle -> {
            SAVE.apply(handle, ordered, this::bind);
            return null;
        });
    }

    @Override
    public int retainOnly(Set<String> userIds) {
        return database.write("forget the identities of users who are gone", handle -> {
            List<String> gone = userIds(handle).stream()
                    .filter(known -> !userIds.contains(known))
                    .sorted()
                    .toList();
            delete(handle, gone);
            return gone.size();
        });
    }

    private List<String> userIds(Handle handle) {
        return handle.createQuery("SELECT user_id FROM identity WHERE connection_id = :connection")
                .bind("connection", connectionId)
                .mapTo(String.class)
                .list();
    }

    private void delete(Handle handle, List<String> userIds) {
        if (userIds.isEmpty()) {
            return;
        }
        try (PreparedBatch batch =
                handle.prepareBatch("DELETE FROM identity WHERE connection_id = :connection AND user_id = :user")) {
            userIds.forEach(id ->
                    batch.bind("connection", connectionId).bind("user", id).add());
            batch.execute();
        }
    }

    private void bind(PreparedBatch batch, StoredIdentity identity) {
        batch.bind("connection", connectionId)
                .bind("user", identity.userId())
                .bind("status", identity.status())
                .bind("rule", Columns.text(identity.rule()))
                .bind("value", Columns.text(identity.value()))
                .bind("object", identity.objectId())
                .bind("account", Columns.text(identity.accountName()))
                .bind("checked", identity.checkedAt());
    }

    private static StoredIdentity identity(ResultSet row, StatementContext context) throws SQLException {
        return new StoredIdentity(
                row.getString("user_id"),
                row.getString("status"),
                row.getString("rule"),
                row.getString("lookup_value"),
                row.getString("object_id"),
                row.getString("account_name"),
                Columns.instant(row, "checked_at"));
    }
}
