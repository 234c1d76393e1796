package org.schedulesconnector.crawl;

/** Reads what has gone to both services since the connector started. */
@FunctionalInterface
public interface TrafficMeter {
    RunTraffic read();
}
