package org.schedulesconnector.crawl.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.schedulesconnector.pagerduty.TokenStore;
import org.schedulesconnector.settings.Secret;

/**
 * The authorization in the table {@code credential}, one sealed row per connection. A change holds the lock of the row, so that of
 * several replicas one at a time asks PagerDuty for new tokens.
 */
final class JdbcTokenStore implements TokenStore {
    private static final String READ = "SELECT key_id, sealed FROM credential WHERE connection_id = :connection";
    private static final String READ_AND_LOCK = READ + " FOR UPDATE";
    private static final Upsert PUT = new Upsert(
            """
            UPDATE credential SET key_id = :key, sealed = :sealed, stored_at = :now
            WHERE connection_id = :connection
            """,
            """
            INSERT INTO credential (connection_id, key_id, sealed, stored_at)
            VALUES (:connection, :key, :sealed, :now)
            """);

    private final Database database;
    private final String connectionId;
    private final SealingKeys keys;
    private final Clock clock;

    JdbcTokenStore(Database database, String connectionId, SealingKeys keys, Clock clock) {
        this.database = database;
        this.connectionId = connectionId;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Secret change(Function<Optional<Secret>, Secret> change) {
        Secret kept = database.transaction("keep the PagerDuty authorization", handle -> {
            Optional<SealedText> row = read(handle, READ_AND_LOCK);
            Optional<Secret> held = row.map(text -> keys.open(text, connectionId));
            Secret next = change.apply(held);
            if (!held.equals(Optional.of(next)) || !row.map(keys::isCurrent).orElse(false)) {
                put(handle, next);
            }
            return next;
        });
        database.keep();
        return kept;
    }

    @Override
    public Optional<Secret> read() {
        return sealedText().map(text -> keys.open(text, connectionId));
    }

    @Override
    public void replace(Secret held) {
        database.transaction("keep the PagerDuty authorization", handle -> {
            put(handle, held);
            return null;
        });
        database.keep();
    }

    @Override
    public void forget() {
        database.transaction("forget the PagerDuty authorization", handle -> handle.createUpdate(
                        "DELETE FROM credential WHERE connection_id = :connection")
                .bind("connection", connectionId)
                .execute());
    }

    /** What is held, without opening it. */
    Optional<SealedText> sealedText() {
        return database.transaction("read the PagerDuty authorization", handle -> read(handle, READ));
    }

    /** Holds what another ledger held, sealed as it was. */
    void restore(SealedText text) {
        database.transaction("keep the PagerDuty authorization", handle -> {
            put(handle, text);
            return null;
        });
        database.keep();
    }

    private Optional<SealedText> read(Handle handle, String sql) {
        return handle.createQuery(sql)
                .bind("connection", connectionId)
                .map(JdbcTokenStore::textOf)
                .findOne();
    }

    private void put(Handle handle, Secret secret) {
        put(handle, keys.seal(secret, connectionId));
    }

    private void put(Handle handle, SealedText text) {
        PUT.apply(handle, List.of(text), (batch, row) -> batch.bind("connection", connectionId)
                .bind("key", row.keyId())
                .bind("sealed", row.text())
                .bind("now", clock.instant()));
    }

    private static SealedText textOf(ResultSet row, StatementContext context) throws SQLException {
        return new SealedText(row.getString("key_id"), row.getString("sealed"));
    }
}
