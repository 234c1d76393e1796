package org.schedulesconnector.cli;

import org.schedulesconnector.crawl.ledger.LedgerException;
import org.schedulesconnector.settings.LoadedSettings;
import org.schedulesconnector.settings.OperationsSettings;

/** A service that runs already and has the ledger: whoever wanted to do its work beside it is told how to ask it. */
final class RunningService {
    private static final String HTTP_HINT =
            """
            If that process is the connector's service, ask it to do this:
              curl -X POST -H 'Content-Type: application/json'%s%s http://%s/api/%s""";
    private static final String JMX_HINT =
            """
            or over JMX, by its MBean org.apache.camel:type=services,name=SchedulesConnector; docs/operations.md tells how.""";

    private RunningService() {}

    /**
     * Starts the connector for one command.
     *
     * @param path where the HTTP API of a service takes the same demand, below {@code /api/}
     * @param body what it takes there; empty for nothing
     * @throws ServiceRunningException when another process has the ledger's file open
     */
    static ConnectorRuntime unless(SettingsOptions settings, String path, String body) {
        LoadedSettings loaded = settings.load();
        try {
            return ConnectorRuntime.onDemand(loaded, settings.config());
        } catch (LedgerException e) {
            if (e.isHeldElsewhere()) {
                throw new ServiceRunningException(
                        e.getMessage()
                                + System.lineSeparator()
                                + hint(loaded.settings().operations(), path, body),
                        e);
            }
            throw e;
        }
    }

    private static String hint(OperationsSettings operations, String path, String body) {
        String http = HTTP_HINT.formatted(
                operations.token() == null ? "" : " -H \"Authorization: Bearer $OPERATIONS_TOKEN\"",
                body.isEmpty() ? "" : " -d '" + body + "'",
                address(operations),
                path);
        return (operations.enabled()
                        ? http + System.lineSeparator()
                        : "If that process is the connector's service, ask it ")
                + JMX_HINT;
    }

    private static String address(OperationsSettings operations) {
        String host = operations.isLocal() && !operations.host().contains(":") ? operations.host() : "127.0.0.1";
        return host + ":" + (operations.port() == 0 ? "PORT" : operations.port());
    }
}
