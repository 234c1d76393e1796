package org.schedulesconnector.cli;

import org.schedulesconnector.crawl.report.RunFailure;
import org.schedulesconnector.crawl.report.RunReport;

/** What the process tells its caller when it ends. */
final class ExitCode {
    static final int DONE = 0;
    /** A fault of the connector, or of its ledger. */
    static final int INTERNAL = 1;
    /** The command line or the settings are wrong. */
    static final int USAGE = 2;
    /** PagerDuty refused, or could not be reached. */
    static final int PAGERDUTY = 3;
    /** Microsoft Graph refused, or could not be reached. */
    static final int GRAPH = 4;
    /** Done, but something failed, was held back, or was cancelled. */
    static final int INCOMPLETE = 5;

    private ExitCode() {}

    static int of(RunReport report) {
        return switch (report.outcome()) {
            case SUCCEEDED -> DONE;
            case DEGRADED, WITHHELD, CANCELLED -> INCOMPLETE;
            case ABANDONED -> INTERNAL;
            case FAILED -> of(report.abortedBy());
        };
    }

    static int of(RunFailure failure) {
        return switch (failure.source()) {
            case PAGERDUTY -> PAGERDUTY;
            case GRAPH -> GRAPH;
            case CONNECTOR -> INTERNAL;
        };
    }
}
