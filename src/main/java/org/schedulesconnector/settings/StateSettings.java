package org.schedulesconnector.settings;

/**
 * Settings under {@code state.}: the ledger.
 *
 * @param url JDBC address of an H2 file or a PostgreSQL database
 * @param user database user; null for the embedded database
 * @param password its password; null for the embedded database
 * @param encryptionKey 32 bytes in Base64 that seal the PagerDuty authorization; null when nothing is kept that needs it
 * @param previousEncryptionKey the key before this one, which only opens; null for none
 */
public record StateSettings(
        String url, String user, Secret password, Secret encryptionKey, Secret previousEncryptionKey) {
    /** A ledger that keeps nothing that must be sealed. */
    public StateSettings(String url, String user, Secret password) {
        this(url, user, password, null, null);
    }
}
