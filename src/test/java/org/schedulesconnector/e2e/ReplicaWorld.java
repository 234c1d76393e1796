package org.schedulesconnector.e2e;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.schedulesconnector.crawl.ledger.Ledgers;
import org.schedulesconnector.sandbox.Sandbox;
import org.schedulesconnector.sandbox.SeenRequest;
import org.schedulesconnector.sandbox.pagerduty.AccountSize;
import org.schedulesconnector.settings.StateSettings;

/** Services in processes of their own on one PostgreSQL, in front of a sandbox with a tiny account. */
final class ReplicaWorld implements AutoCloseable {
    static final Duration HEARTBEAT = Duration.ofSeconds(2);

    private static final AccountSize SIZE = new AccountSize(3, 1, 12, 2, 1);
    private static final String FIRED = "SELECT sched_time FROM fired WHERE sched_name LIKE '%-";
    private static final int PATIENCE_SECONDS = 90;

    private final Path folder;
    private final EmbeddedPostgres database;
    private final Sandbox sandbox = Sandbox.builder().size(SIZE).start();
    private final List<Replica> replicas = new ArrayList<>();
    private final AtomicReference<Held> held = new AtomicReference<>();

    ReplicaWorld(Path folder) {
        this.folder = folder;
        try {
            database = EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        noteFirings();
        sandbox.listen((service, request, answer) -> {
            Held next = held.get();
            boolean matches = next != null && (request.method() + " " + request.path()).contains(next.request());
            if (matches && held.compareAndSet(next, null)) {
                next.reached().countDown();
                await(next.gate());
            }
        });
    }

    Map<String, String> settings(String connection) {
        Map<String, String> settings = new LinkedHashMap<>(sandbox.settings());
        settings.put("graph.connection.id", connection);
        settings.put("pagerduty.requests-per-minute", "960");
        settings.put("graph.writers", "1");
        settings.put("crawl.incremental.every", "0s");
        settings.put("crawl.lease.heartbeat", HEARTBEAT.toSeconds() + "s");
        settings.put("state.url", url());
        settings.put("state.user", "postgres");
        settings.put("operations.port", "0");
        return settings;
    }

    Replica start(Map<String, String> settings) {
        Replica replica = Replica.start(folder, settings);
        replicas.add(replica);
        return replica;
    }

    /** Holds the answer to the next item that is written, until its gate is opened. */
    Held holdNextWrite(String connection) {
        return hold("PUT /v1.0/external/connections/" + connection + "/items/");
    }

    /** Holds the answer to the next listing of people. */
    Held holdNextListing() {
        return hold("GET /users");
    }

    private Held hold(String request) {
        Held next = new Held(request, new CountDownLatch(1), new CountDownLatch(1));
        held.set(next);
        return next;
    }

    /**
     * An answer that is to wait.
     *
     * @param reached is opened when the request is there
     * @param gate lets the answer go when it is opened
     */
    record Held(String request, CountDownLatch reached, CountDownLatch gate) {
        void awaitRequest() {
            await(reached);
        }

        void release() {
            gate.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("It did not come to that.");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything that asked Graph to change something of a connection. */
    List<SeenRequest> graphWrites(String connection) {
        return sandbox.graph().traffic().requests().stream()
                .filter(request ->
                        !request.method().equals("GET") && request.path().contains("/" + connection + "/"))
                .toList();
    }

    /** How many items the account has. */
    int items() {
        return SIZE.layerBased() + SIZE.shiftBased();
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
                        row.getString("outcome") == null
                                ? null
                                : row.getString("outcome").toLowerCase(Locale.ROOT)));
    }

    /** Who runs, as the ledger has it. */
    String holder(String connection) {
        return query(
                        "SELECT holder FROM lease WHERE connection_id = '" + connection + "'",
                        row -> row.getString("holder"))
                .get(0);
    }

    /** What the ledger has of a connection that a run writes, in a text that compares. */
    String ledger(String connection) {
        StringBuilder all = new StringBuilder();
        for (String table :
                List.of("item", "crawl", "lease", "failure", "watermark", "schedule_reading", "directory_user")) {
            query(
                            "SELECT t::text FROM " + table + " t WHERE connection_id = '" + connection + "' ORDER BY 1",
                            row -> row.getString(1))
                    .forEach(row -> all.append(table).append(' ').append(row).append('\n'));
        }
        return all.toString();
    }

    /** When each firing of the clock of full crawls was due, in milliseconds. */
    List<Long> firings(String connection) {
        return query(
                FIRED + connection + "' AND trigger_group = 'crawl' AND trigger_name = 'full' ORDER BY sched_time",
                row -> row.getLong("sched_time"));
    }

    /** How many firings were left to a process that did not come any more. */
    int handedOver(String connection) {
        return query(
                        "SELECT * FROM qrtz_triggers WHERE sched_name LIKE '%-" + connection
                                + "' AND trigger_group = 'handed-over'",
                        row -> row.getString("trigger_name"))
                .size();
    }

    /** How many firings are being done. */
    int underWay(String connection) {
        return query(
                        "SELECT * FROM qrtz_fired_triggers WHERE sched_name LIKE '%-" + connection + "'",
                        row -> row.getString("entry_id"))
                .size();
    }

    /** Has the database write each firing down when a process begins with it. */
    private void noteFirings() {
        Ledgers.open(new StateSettings(url(), "postgres", null), "any", Clock.systemUTC())
                .close();
        update(
                "CREATE TABLE fired (sched_name VARCHAR, trigger_name VARCHAR, trigger_group VARCHAR, sched_time BIGINT)");
        update("CREATE FUNCTION note_firing() RETURNS TRIGGER AS $$ BEGIN"
                + " INSERT INTO fired VALUES (NEW.sched_name, NEW.trigger_name, NEW.trigger_group, NEW.sched_time);"
                + " RETURN NEW; END $$ LANGUAGE plpgsql");
        update("CREATE TRIGGER note_firing AFTER UPDATE ON qrtz_fired_triggers FOR EACH ROW"
                + " WHEN (NEW.state = 'EXECUTING' AND OLD.state <> 'EXECUTING') EXECUTE FUNCTION note_firing()");
    }

    private String url() {
        return "jdbc:postgresql://localhost:" + database.getPort() + "/postgres";
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
