package org.schedulesconnector.settings;

import java.util.List;

/** The options under {@code operations.}. */
final class OperationsOptions {
    private static final int HIGHEST_PORT = 65_535;
    private static final int SHORT_TOKEN = 16;

    static final Option<Boolean> ENABLED = Option.of(
                    "operations.enabled",
                    new FlagType(),
                    "Whether a running service serves its HTTP API: status, crawls on demand, pause and cancel.")
            .orElse("true");
    static final Option<String> HOST = Option.of(
                    "operations.host",
                    new HostType(),
                    "Where the HTTP API listens. Any other than this machine needs operations.token.")
            .orElse("127.0.0.1");
    static final Option<Integer> PORT = Option.of(
                    "operations.port",
                    new WholeNumberType(0, HIGHEST_PORT),
                    "The port of the HTTP API; 0 for any free one, which the log then names.")
            .in("port")
            .orElse("8765");
    static final Option<Secret> TOKEN = Option.of(
            "operations.token",
            new TokenType(),
            "What callers of the HTTP API must send as a bearer token to change something.");

    static final OptionGroup GROUP = new OptionGroup(
            "operations.",
            "Looking at a running service and steering it; [operations.md](operations.md) tells how.",
            List.of(ENABLED, HOST, PORT, TOKEN));

    private OperationsOptions() {}

    static OperationsSettings read(OptionReader in) {
        OperationsSettings settings =
                new OperationsSettings(in.read(ENABLED), in.read(HOST), in.read(PORT), in.read(TOKEN));
        if (in.sound(ENABLED, HOST, TOKEN) && settings.enabled()) {
            check(in, settings);
        }
        return settings;
    }

    private static void check(OptionReader in, OperationsSettings settings) {
        Secret token = settings.token();
        if (token == null && !settings.isLocal()) {
            in.refuse(
                    HOST,
                    "is " + Quoted.text(settings.host()) + ", which other machines can reach",
                    "Other machines may steer the service only with a token.",
                    "Set operations.token, or give 127.0.0.1, or switch the API off by operations.enabled=false.");
        }
        if (token != null && token.reveal().length() < SHORT_TOKEN) {
            in.warn(TOKEN, "is short and could be guessed; make one with: openssl rand -hex 32");
        }
    }
}
