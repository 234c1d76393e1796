package org.schedulesconnector.crawl.report;

/** What a run counts. The words are the same in the log, the ledger, the metrics and the console. */
public enum Counted {
    /** Schedules seen in the listings, each once. */
    DISCOVERED,
    /** Items that Graph did not hold and now does. */
    CREATED,
    /** Items that differed and were written again. */
    UPDATED,
    /** Items that need no write. */
    UNCHANGED,
    /** Items removed from Graph. */
    DELETED,
    /** Items whose deletion the guard held back. */
    WITHHELD,
    /** Items that could not be read, rendered, written or deleted. */
    FAILED,
    /** HTTP requests to PagerDuty, repeats included. */
    PAGERDUTY_REQUESTS,
    /** HTTP requests to Microsoft Graph, repeats included. */
    GRAPH_REQUESTS
}
