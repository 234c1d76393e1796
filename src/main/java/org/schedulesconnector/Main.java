package org.schedulesconnector;

import org.schedulesconnector.cli.ConnectorCli;

/** The program. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(ConnectorCli.execute(args));
    }
}
