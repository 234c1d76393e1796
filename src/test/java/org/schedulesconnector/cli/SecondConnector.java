package org.schedulesconnector.cli;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.settings.SettingsLoader;
import org.schedulesconnector.settings.SettingsSource;

/** A connector beside the one of a {@link CrawlWorld}: it reads the same account and writes a connection of its own. */
public final class SecondConnector implements AutoCloseable {
    private final ConnectorRuntime connector;

    SecondConnector(Map<String, String> settings, Clock clock) {
        SettingsLoader loader = new SettingsLoader(List.of(SettingsSource.of("test", settings)));
        connector = ConnectorRuntime.onDemand(loader.load(), clock, CrawlWorld::shortenWaits);
    }

    /** Makes the connection anew, as if there had never been one, and crawls everything. */
    public RunReport crawlAfresh() {
        connector.purge();
        return connector.crawl(CrawlRequest.full());
    }

    /** Deletes its connection. */
    public void purge() {
        connector.purge();
    }

    @Override
    public void close() {
        connector.close();
    }
}
