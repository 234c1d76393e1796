package org.schedulesconnector.crawl.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.schedulesconnector.settings.StateSettings;

/** The databases that every ledger test runs on. Each database is shared: tests keep apart by their connection ids. */
enum TestDatabase {
    H2_FILE {
        @Override
        StateSettings settings() {
            return new StateSettings("jdbc:h2:file:" + TemporaryFile.PATH, null, null);
        }
    },
    H2_MEMORY {
        @Override
        StateSettings settings() {
            return new StateSettings("jdbc:h2:mem:shared", null, null);
        }
    },
    POSTGRESQL {
        @Override
        StateSettings settings() {
            return Server.settings();
        }
    };

    abstract StateSettings settings();

    /** The ledger of a connection that no other test knows. */
    Ledger open(Clock clock) {
        return open("c" + UUID.randomUUID().toString().replace("-", ""), clock);
    }

    Ledger open(String connectionId, Clock clock) {
        return Ledgers.open(settings(), connectionId, clock);
    }

    private static final class TemporaryFile {
        static final Path PATH = create();

        private static Path create() {
            try {
                Path directory = Files.createTempDirectory("ledger");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
                return directory.resolve("ledger");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void delete(Path directory) {
            for (java.io.File file : directory.toFile().listFiles()) {
                file.delete();
            }
            directory.toFile().delete();
        }
    }

    /** One PostgreSQL for the whole test run; it ends with the JVM. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRESQL = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static StateSettings settings() {
            String url = "jdbc:postgresql://localhost:" + POSTGRESQL.getPort() + "/postgres";
            return new StateSettings(url, "postgres", null);
        }
    }
}
