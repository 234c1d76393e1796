package org.schedulesconnector.e2e;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.schedulesconnector.sandbox.Sandbox;
import org.schedulesconnector.sandbox.SeenRequest;
import org.schedulesconnector.sandbox.pagerduty.AccountSize;

/** Services in processes of their own on one PostgreSQL, in front of a sandbox with a tiny account. */
final class ReplicaWorld implements AutoCloseable {
    static final Duration HEARTBEAT = Duration.ofSeconds(2);

    private static final String ITEM = "/items/";
    private static final int PATIENCE_SECONDS = 60;

    private final Path folder;
    private final EmbeddedPostgres database;
    private final Sandbox sandbox =
            Sandbox.builder().size(new AccountSize(3, 1, 12, 2, 1)).start();
    private final List<Replica> replicas = new ArrayList<>();
    private final AtomicReference<Runnable> nextWrite = new AtomicReference<>();

    ReplicaWorld(Path folder) {
        this.folder = folder;
        try {
            database = EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sandbox.listen((service, request, answer) -> {
            if (request.method().equals("PUT") && request.path().contains(ITEM)) {
                Runnable action = nextWrite.getAndSet(null);
                if (action != null) {
                    action.run();
                }
            }
        });
    }

    Map<String, String> settings(String connection) {
        Map<String, String> settings = new LinkedHashMap<>(sandbox.settings());
        settings.put("graph.connection.id", connection);
        settings.put("pagerduty.requests-per-minute", "960");
        settings.put("crawl.incremental.every", "0s");
        settings.put("crawl.lease.heartbeat", HEARTBEAT.toSeconds() + "s");
        settings.put("state.url", "jdbc:postgresql://localhost:" + database.getPort() + "/postgres");
        settings.put("state.user", "postgres");
        settings.put("operations.port", "0");
        return settings;
    }

    Replica start(Map<String, String> settings) {
        Replica replica = Replica.start(folder, settings);
        replicas.add(replica);
        return replica;
    }

    /**
     * Holds the answer to the next item that is written, until the returned gate is opened.
     *
     * @param reached is opened when the item is there
     */
    CountDownLatch holdNextWrite(CountDownLatch reached) {
        CountDownLatch gate = new CountDownLatch(1);
        nextWrite.set(() -> {
            reached.countDown();
            await(gate);
        });
        return gate;
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("It did not come to that.");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    List<SeenRequest> graphWrites() {
        return sandbox.graph().traffic().requests().stream()
                .filter(request -> !request.method().equals("GET"))
                .toList();
    }

    void forgetTraffic() {
        sandbox.graph().traffic().clear();
    }

    /** From now on each item differs from what the ledger remembers. */
    void editAll() {
        update("UPDATE item SET content_digest = 'another'");
    }

    int items(String connection) {
        return sandbox.tenant().items(connection).size();
    }

    /** A run as its row tells it. */
    record Run(long id, String mode, long token, Instant started, Instant ended, String outcome) {}

    List<Run> runs(String connection) {
        return query(
                "SELECT * FROM crawl WHERE connection_id = '" + connection + "' ORDER BY crawl_id",
                row -> new Run(
                        row.getLong("crawl_id"),
                        row.getString("mode"),
                        row.getLong("fencing_token"),
                        row.getTimestamp("started_at").toInstant(),
                        row.getTimestamp("ended_at") == null
                                ? null
                                : row.getTimestamp("ended_at").toInstant(),
                        row.getString("outcome")));
    }

    /** Who runs, as the ledger has it. */
    String holder(String connection) {
        return query(
                        "SELECT holder FROM lease WHERE connection_id = '" + connection + "'",
                        row -> row.getString("holder"))
                .get(0);
    }

    /** From now on the database writes each firing down when a process begins with it. */
    void noteFirings() {
        update("CREATE TABLE fired (entry_id VARCHAR, trigger_name VARCHAR, trigger_group VARCHAR, sched_time BIGINT)");
        update("CREATE FUNCTION note_firing() RETURNS TRIGGER AS $$ BEGIN"
                + " INSERT INTO fired VALUES (NEW.entry_id, NEW.trigger_name, NEW.trigger_group, NEW.sched_time);"
                + " RETURN NEW; END $$ LANGUAGE plpgsql");
        update("CREATE TRIGGER note_firing AFTER UPDATE ON qrtz_fired_triggers FOR EACH ROW"
                + " WHEN (NEW.state = 'EXECUTING' AND OLD.state <> 'EXECUTING') EXECUTE FUNCTION note_firing()");
    }

    /** When each firing of a trigger was due, as clocks count. */
    List<Long> firings(String connection, String trigger) {
        return query(
                "SELECT sched_time FROM fired WHERE trigger_group = 'crawl' AND trigger_name = '" + trigger
                        + "' AND entry_id IN (SELECT entry_id FROM fired) ORDER BY sched_time",
                row -> row.getLong("sched_time"));
    }

    void awaitIdle(Replica replica) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> replica.status().path("state").asText().equals("idle"));
    }

    private void update(String sql) {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    <T> List<T> query(String sql, Row<T> row) {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<T> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(row.read(result));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads one row. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    @Override
    public void close() {
        replicas.forEach(Replica::close);
        sandbox.close();
        try {
            database.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
