package org.schedulesconnector.settings;

import java.util.List;

/** The options under {@code access.}. */
final class AccessOptions {
    static final Option<AccessSettings.Mode> MODE = Option.of(
                    "access.mode",
                    new ChoiceType<>(AccessSettings.Mode.class),
                    "Who may see items; everyone in the tenant sees every schedule.")
            .orElse("everyone");

    static final OptionGroup GROUP = new OptionGroup("access.", "Who may see the items.", List.of(MODE));

    private AccessOptions() {}

    static AccessSettings read(OptionReader in) {
        return new AccessSettings(in.read(MODE));
    }
}
