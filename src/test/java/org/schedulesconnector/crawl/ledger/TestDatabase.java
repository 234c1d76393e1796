package org.schedulesconnector.crawl.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.schedulesconnector.settings.StateSettings;

/**
 * The databases that every ledger test runs on. Each is opened once for the whole test run; tests keep apart by their connection
 * ids.
 */
enum TestDatabase {
    H2_FILE(TestDatabase::temporaryFile),
    H2_MEMORY(() -> new StateSettings("jdbc:h2:mem:shared", null, null)),
    POSTGRESQL(TestDatabase::startedServer);

    private final Supplier<StateSettings> settings;
    private Database database;

    TestDatabase(Supplier<StateSettings> settings) {
        this.settings = settings;
    }

    static String unusedConnectionId() {
        return "c" + UUID.randomUUID().toString().replace("-", "");
    }

    /** The ledger of a connection that no other test knows. It is not to be closed. */
    Ledger open(Clock clock) {
        return open(unusedConnectionId(), clock);
    }

    Ledger open(String connectionId, Clock clock) {
        return new JdbcLedger(database(), connectionId, clock);
    }

    synchronized Database database() {
        if (database == null) {
            database = Ledgers.connect(settings.get());
        }
        return database;
    }

    private static StateSettings temporaryFile() {
        try {
            Path directory = Files.createTempDirectory("ledger");
            directory.toFile().deleteOnExit();
            directory.resolve("ledger.mv.db").toFile().deleteOnExit();
            return new StateSettings("jdbc:h2:file:" + directory.resolve("ledger"), null, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server ends with the JVM. */
    private static StateSettings startedServer() {
        try {
            int port = EmbeddedPostgres.start().getPort();
            return new StateSettings("jdbc:postgresql://localhost:" + port + "/postgres", "postgres", null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
