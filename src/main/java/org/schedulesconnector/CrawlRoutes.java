package org.schedulesconnector;

import java.util.List;
import org.apache.camel.CamelContext;

/** The routes without which no crawl can be. Others may be added, and each may be another of the same id. */
public final class CrawlRoutes {
    private static final List<String> EXPECTED = List.of(
            "crawl",
            "connection",
            "directory",
            "permissions",
            "schedules",
            "items",
            "joining",
            "verification",
            "removal",
            "recover",
            "purge",
            "preview",
            "map-identities",
            "explain-access",
            "demand",
            "runs",
            "pagerduty-get",
            "pagerduty-listing");

    private CrawlRoutes() {}

    /** The ids of those that a context lacks. */
    public static List<String> missingIn(CamelContext context) {
        return EXPECTED.stream().filter(id -> context.getRoute(id) == null).toList();
    }
}
