package org.schedulesconnector.crawl.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.schedulesconnector.settings.StateSettings;

/** Opens ledgers: makes the file and its directory when they are missing, and the tables, or brings them up to date. */
public final class Ledgers {
    private static final int POOL_SIZE = 4;
    /** One to draw firings, one to tell that this process lives, one to look for missed firings, and some for runs that end. */
    private static final int TRIGGER_POOL_SIZE = 5;

    private static final String MIGRATIONS = "classpath:META-INF/schedulesconnector/db/migration";
    private static final String POSTGRESQL_MIGRATIONS = "classpath:META-INF/schedulesconnector/db/postgresql";
    private static final Duration TRIGGER_CONNECTION_TIMEOUT = Duration.ofSeconds(10);
    private static final String SET_BY_FLYWAY = "polyglot.engine.WarnInterpreterOnly";
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

    /**
     * Opens connections of their own for the clocks of a service that shares its database: the tables {@code qrtz_*} are there once
     * the ledger was opened. Empty for a database that no other process can share. The caller closes it.
     *
     * @throws LedgerException when the server does not answer
     */
    public static Optional<HikariDataSource> openForTriggers(StateSettings settings) {
        LedgerAddress address = LedgerAddress.parse(settings.url());
        if (address.product() != LedgerAddress.Product.POSTGRESQL) {
            return Optional.empty();
        }
        HikariConfig config = pool(address, settings);
        config.setPoolName("triggers");
        config.setMaximumPoolSize(TRIGGER_POOL_SIZE);
        config.setConnectionTimeout(TRIGGER_CONNECTION_TIMEOUT.toMillis());
        try {
            return Optional.of(new HikariDataSource(config));
        } catch (HikariPool.PoolInitializationException e) {
            throw DatabaseFailure.during("open connections for the triggers", address, e);
        }
    }

    /** Whether the ledger is a file that nobody has made yet. */
    public static boolean isMissing(StateSettings settings) {
        LedgerAddress address = LedgerAddress.parse(settings.url());
        return address.product() == LedgerAddress.Product.H2_FILE && !Files.exists(address.file());
    }

    static Database connect(StateSettings settings) {
        LedgerAddress address = LedgerAddress.parse(settings.url());
        if (address.product() != LedgerAddress.Product.H2_FILE) {
            return made(address, settings);
        }
        address.place().ifPresent(PrivatePlace::prepare);
        LedgerFile file = new LedgerFile(address);
        Consumer<LedgerAddress> maker = apart -> made(apart, settings).close();
        file.makeIfAbsent(maker);
        HikariDataSource pool = open(address, settings);
        if (isUpToDate(address, pool)) {
            return new Database(address, pool);
        }
        pool.close();
        file.update(maker);
        return new Database(address, open(address, settings));
    }

    /** Opens a database and makes its tables, or brings them up to date. */
    static Database made(LedgerAddress address, StateSettings settings) {
        HikariDataSource pool = open(address, settings);
        try {
            leavingProperties(() -> flyway(address, pool).migrate());
            return new Database(address, pool);
        } catch (FlywayException e) {
            pool.close();
            throw DatabaseFailure.during("make or update the tables", address, e);
        }
    }

    private static HikariDataSource open(LedgerAddress address, StateSettings settings) {
        probe(address, settings);
        return new HikariDataSource(pool(address, settings));
    }

    private static boolean isUpToDate(LedgerAddress address, HikariDataSource pool) {
        try {
            return leavingProperties(() -> isUpToDate(flyway(address, pool)));
        } catch (FlywayException e) {
            pool.close();
            throw DatabaseFailure.during("read the tables", address, e);
        }
    }

    private static boolean isUpToDate(Flyway tables) {
        if (tables.info().pending().length > 0) {
            return false;
        }
        tables.validate();
        return true;
    }

    /** Flyway sets a system property with each connection, for scripts of a kind that is none of ours. It is taken back. */
    private static <T> T leavingProperties(Supplier<T> work) {
        boolean there = System.getProperties().containsKey(SET_BY_FLYWAY);
        try {
            return work.get();
        } finally {
            if (!there) {
                System.clearProperty(SET_BY_FLYWAY);
            }
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

    private static String[] migrations(LedgerAddress address) {
        return address.product() == LedgerAddress.Product.POSTGRESQL
                ? new String[] {MIGRATIONS, POSTGRESQL_MIGRATIONS}
                : new String[] {MIGRATIONS};
    }

    /** The database may hold other tables: ours are versioned apart from them. */
    private static Flyway flyway(LedgerAddress address, HikariDataSource pool) {
        return Flyway.configure(Ledgers.class.getClassLoader())
                .dataSource(pool)
                .locations(migrations(address))
                .table(MIGRATION_HISTORY)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
    }
}
