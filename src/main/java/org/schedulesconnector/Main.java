package org.schedulesconnector;

import java.util.List;
import org.schedulesconnector.cli.ConnectorCli;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The program. */
public final class Main {
    private static final String LOG_LEVEL = "connector.log";
    private static final String LOG_LEVEL_VARIABLE = "CONNECTOR_LOG";

    /** Not where Log4j looks by itself: a program that has the jar on its class path keeps its own. */
    private static final String LOG_CONFIGURATION = "log4j2.configurationFile";

    private Main() {}

    public static void main(String[] args) throws Exception {
        Home.open();
        boolean asked = System.getProperty(LOG_LEVEL) != null || System.getenv(LOG_LEVEL_VARIABLE) != null;
        if (!List.of(args).contains("run") && !asked) {
            // A command tells by itself what it did; only the service tells it by the log.
            System.setProperty(LOG_LEVEL, "error");
        }
        if (System.getProperty(LOG_CONFIGURATION) == null) {
            System.setProperty(LOG_CONFIGURATION, "classpath:META-INF/schedulesconnector/log4j2.xml");
        }
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        System.exit(ConnectorCli.execute(args));
    }
}
