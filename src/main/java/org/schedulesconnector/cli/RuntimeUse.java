package org.schedulesconnector.cli;

/** What Camel is started for. */
enum RuntimeUse {
    /** One command: nothing starts by itself, and nothing is served. */
    COMMAND,
    /** A service until it is stopped. */
    SERVICE,
    /** A service whose clocks are started later. */
    QUIET_SERVICE
}
