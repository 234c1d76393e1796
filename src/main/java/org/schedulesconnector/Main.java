package org.schedulesconnector;

import java.util.List;
import org.schedulesconnector.cli.ConnectorCli;

/** The program. */
public final class Main {
    private static final String LOG_LEVEL = "connector.log";

    private Main() {}

    public static void main(String[] args) throws Exception {
        Home.open();
        if (!List.of(args).contains("run") && System.getProperty(LOG_LEVEL) == null) {
            // A command tells by itself what it did; only the service tells it by the log.
            System.setProperty(LOG_LEVEL, "error");
        }
        System.exit(ConnectorCli.execute(args));
    }
}
