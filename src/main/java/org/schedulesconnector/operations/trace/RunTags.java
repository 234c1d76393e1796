package org.schedulesconnector.operations.trace;

import java.util.Locale;
import org.apache.camel.Exchange;
import org.apache.camel.telemetry.Span;
import org.schedulesconnector.crawl.CrawlRun;
import org.schedulesconnector.crawl.report.Counted;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.crawl.report.RunReport;

/** What spans tell of the run and the schedule that they are about. */
final class RunTags {
    private static final String PREFIX = "connector.";

    private RunTags() {}

    static void set(Span span, Exchange exchange) {
        if (exchange.getVariable("run") instanceof CrawlRun run) {
            set(span, run.id(), run.mode());
        }
        String schedule = exchange.getVariable("scheduleId", String.class);
        if (schedule != null) {
            span.setTag(PREFIX + "schedule", schedule);
        }
    }

    /** For the span of a whole run that has ended. */
    static void setReport(Span span, Exchange exchange) {
        if (exchange.getMessage().getBody() instanceof RunReport report) {
            set(span, report.crawlId(), report.mode());
            span.setTag(PREFIX + "outcome", report.outcome().label());
            for (Counted what : Counted.values()) {
                span.setTag(
                        PREFIX + "count." + what.name().toLowerCase(Locale.ROOT),
                        Long.toString(report.counts().of(what)));
            }
            if (report.outcome() == RunOutcome.FAILED) {
                span.setError(true);
            }
        }
    }

    private static void set(Span span, long id, CrawlMode mode) {
        span.setTag(PREFIX + "run", Long.toString(id));
        span.setTag(PREFIX + "mode", mode.label());
    }
}
