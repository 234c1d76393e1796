package org.schedulesconnector.crawl.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.schedulesconnector.settings.StateSettings;

/** Opens ledgers: makes the file and its directory when they are missing, and the tables, or brings them up to date. */
public final class Ledgers {
    private static final int POOL_SIZE = 4;
    private static final String MIGRATIONS = "classpath:db/migration";
    private static final String MIGRATION_HISTORY = "ledger_schema_history";

    private Ledgers() {}

    /**
     * Opens the ledger of one external connection. Several may be open on one database. The caller closes it.
     *
     * @param settings where it is: {@code jdbc:h2:file:PATH}, {@code jdbc:h2:mem:NAME} (gone when closed, for plans, demos and
     *     tests) or {@code jdbc:postgresql://HOST/DATABASE}
     * @param connectionId the external connection it is about
     * @param clock for leases, and for the times of failures and progress
     * @throws LedgerException when the address is wrong, another process has the file open, the file is damaged, the server does
     *     not answer, or the tables cannot be made
     */
    public static Ledger open(StateSettings settings, String connectionId, Clock clock) {
        return new JdbcLedger(connect(settings), connectionId, SealingKeys.of(settings), clock);
    }

    static Database connect(StateSettings settings) {
        LedgerAddress address = LedgerAddress.parse(settings.url());
        address.directory().ifPresent(Ledgers::createPrivately);
        probe(address, settings);
        HikariDataSource pool = new HikariDataSource(pool(address, settings));
        try {
            migrate(address, pool);
        } catch (LedgerException e) {
            pool.close();
            throw e;
        }
        return new Database(address, pool);
    }

    /** The ledger names schedules and people: it is the owner's alone. */
    private static void createPrivately(Path directory) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        try {
            if (posix) {
                Files.createDirectories(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectories(directory);
            }
        } catch (IOException e) {
            throw new LedgerException(
                    "The directory " + directory + " of the ledger cannot be made: "
                            + e.getClass().getSimpleName() + ".",
                    "Give the connector the right to write there, or let state.url name another place.",
                    e);
        }
    }

    /** One plain connection first: the pool would log a stack trace of its own when the database cannot be opened. */
    private static void probe(LedgerAddress address, StateSettings settings) {
        Properties properties = driverProperties(address);
        if (settings.user() != null) {
            properties.setProperty("user", settings.user());
        }
        if (settings.password() != null) {
            properties.setProperty("password", settings.password().reveal());
        }
        try (Connection connection = DriverManager.getConnection(address.url(), properties)) {
            connection.getMetaData().getDatabaseProductName();
        } catch (SQLException e) {
            throw DatabaseFailure.atOpening(address, e);
        }
    }

    private static HikariConfig pool(LedgerAddress address, StateSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("ledger");
        config.setJdbcUrl(address.url());
        config.setUsername(settings.user());
        config.setPassword(
                settings.password() == null ? null : settings.password().reveal());
        config.setDataSourceProperties(driverProperties(address));
        config.setMaximumPoolSize(POOL_SIZE);
        if (address.product() != LedgerAddress.Product.POSTGRESQL) {
            config.setMaxLifetime(0);
        }
        return config;
    }

    private static Properties driverProperties(LedgerAddress address) {
        Properties properties = new Properties();
        if (address.product() == LedgerAddress.Product.POSTGRESQL) {
            properties.setProperty("ApplicationName", "pagerduty-schedules-connector");
            properties.setProperty("connectTimeout", "10");
            properties.setProperty("socketTimeout", "60");
            properties.setProperty("tcpKeepAlive", "true");
        }
        return properties;
    }

    /** The database may hold other tables, such as the scheduler's: ours are versioned apart from them. */
    private static void migrate(LedgerAddress address, HikariDataSource pool) {
        try {
            Flyway.configure(Ledgers.class.getClassLoader())
                    .dataSource(pool)
                    .locations(MIGRATIONS)
                    .table(MIGRATION_HISTORY)
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw DatabaseFailure.during("make or update the tables", address, e);
        }
    }
}
