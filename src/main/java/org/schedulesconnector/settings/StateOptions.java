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

    static final OptionGroup GROUP = new OptionGroup(
            "state.", "The ledger, which remembers what Microsoft Graph holds.", List.of(URL, USER, PASSWORD));

    private StateOptions() {}

    static StateSettings read(OptionReader in) {
        return new StateSettings(in.read(URL), in.read(USER), in.read(PASSWORD));
    }
}
