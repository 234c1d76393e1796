package org.schedulesconnector.crawl.report;

/** What a run counts. The words are the same in the log, the ledger, the metrics and the console. */
public enum Counted {
    /** Schedules seen in the listings, each once. */
    DISCOVERED("discovered"),
    /** Items that Graph did not hold and now does. */
    CREATED("created"),
    /** Items that differed and were written again. */
    UPDATED("updated"),
    /** Items that need no write. */
    UNCHANGED("unchanged"),
    /** Items removed from Graph. */
    DELETED("deleted"),
    /** Items whose deletion the guard held back. */
    WITHHELD("withheld"),
    /** Schedules that a filter keeps out of the index. */
    EXCLUDED("excluded"),
    /** Items that were read back from Graph and held against what it had accepted. */
    VERIFIED("verified"),
    /** Items that could not be read, rendered, written or deleted. */
    FAILED("failed"),
    /** HTTP requests to PagerDuty, repeats included. */
    PAGERDUTY_REQUESTS("PagerDuty requests"),
    /** HTTP requests to Microsoft Graph, repeats included. */
    GRAPH_REQUESTS("Graph requests");

    private final String words;

    Counted(String words) {
        this.words = words;
    }

    /** How a run's line names it. */
    public String words() {
        return words;
    }
}
