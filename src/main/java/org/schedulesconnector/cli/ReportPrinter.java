package org.schedulesconnector.cli;

import java.io.PrintWriter;
import org.schedulesconnector.crawl.report.RunFailure;
import org.schedulesconnector.crawl.report.RunReport;

/** Tells a person how a run went. */
final class ReportPrinter {
    private static final int FAILURES_SHOWN = 10;

    private final PrintWriter out;

    ReportPrinter(PrintWriter out) {
        this.out = out;
    }

    /** Answers in JSON for programs, or in words. */
    static void print(RunReport report, OutputOptions output, PrintWriter out) {
        if (output.json()) {
            out.println(Json.of(report));
            out.flush();
        } else {
            new ReportPrinter(out).print(report);
        }
    }

    void print(RunReport report) {
        out.println(report.toLine());
        report.notes().forEach(note -> out.println("  note: " + Printable.line(note)));
        report.failures().stream()
                .limit(FAILURES_SHOWN)
                .map(RunFailure::toLine)
                .forEach(line -> out.println("  " + line));
        long hidden = report.failures().size() - FAILURES_SHOWN;
        if (hidden > 0) {
            out.println("  and " + hidden + " more failures; --json lists them");
        }
        out.flush();
    }
}
