package org.schedulesconnector.settings;

import java.util.List;

/** The options under {@code state.}. */
final class StateOptions {
    static final Option<String> URL = Option.of(
                    "state.url",
                    new JdbcUrlType(),
                    "The ledger's database: an embedded H2 file, whose relative path starts at the working directory, or PostgreSQL "
                            + "where several replicas run.")
            .orElse("jdbc:h2:file:./state/ledger");
    static final Option<String> USER =
            Option.of("state.user", new CredentialNameType(), "The database user; empty for the embedded database.");
    static final Option<Secret> PASSWORD = Option.of(
            "state.password", new SecretType(), "The database user's password; empty for the embedded database.");
    static final Option<Secret> ENCRYPTION_KEY = Option.of(
            "state.encryption-key",
            new EncryptionKeyType(),
            "Seals the PagerDuty authorization in the ledger; for pagerduty.auth=oauth-user. The same for all replicas; make one "
                    + "with: openssl rand -base64 32. [authorize.md](authorize.md) tells how to change it.");
    static final Option<Secret> PREVIOUS_ENCRYPTION_KEY = Option.of(
            "state.previous-encryption-key",
            new EncryptionKeyType(),
            "The key before state.encryption-key, while it is being changed: opens what it sealed, seals nothing.");

    static final OptionGroup GROUP = new OptionGroup(
            "state.",
            "The ledger, which remembers what Microsoft Graph holds.",
            List.of(URL, USER, PASSWORD, ENCRYPTION_KEY, PREVIOUS_ENCRYPTION_KEY));

    private StateOptions() {}

    static StateSettings read(OptionReader in, PagerDutySettings pagerDuty) {
        boolean sealing = in.sound(PagerDutyOptions.AUTH) && pagerDuty.auth() == PagerDutySettings.Auth.OAUTH_USER;
        return new StateSettings(
                in.read(URL),
                in.read(USER),
                in.read(PASSWORD),
                in.requireWhen(sealing, ENCRYPTION_KEY, "pagerduty.auth is oauth-user"),
                in.readWhen(sealing, PREVIOUS_ENCRYPTION_KEY));
    }
}
