package org.schedulesconnector.operations.triggers;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.quartz.utils.ConnectionProvider;

/** Gives Quartz connections of ours, so that its properties name no database and no password. */
final class TriggerConnections implements ConnectionProvider {
    private final HikariDataSource pool;

    TriggerConnections(HikariDataSource pool) {
        this.pool = pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return pool.getConnection();
    }

    @Override
    public void initialize() {
        // The pool was opened before Quartz asked for it.
    }

    @Override
    public void shutdown() {
        pool.close();
    }
}
