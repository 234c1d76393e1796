package org.schedulesconnector.settings;

/**
 * Settings under {@code state.}: the ledger.
 *
 * @param url JDBC address of an H2 file or a PostgreSQL database
 * @param user database user; null for the embedded database
 * @param password its password; null for the embedded database
 */
public record StateSettings(String url, String user, Secret password) {}
