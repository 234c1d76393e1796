package org.schedulesconnector.cli;

import java.util.concurrent.Callable;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.report.RunReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "crawl", description = "Run one full crawl now, then exit.", mixinStandardHelpOptions = true)
final class CrawlCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOptions settings;

    @Mixin
    private OutputOptions output;

    @Option(
            names = "--approve-deletions",
            paramLabel = "N",
            description = "Approve up to N deletions that the guard would hold back.")
    private Integer approved;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Take only the first N schedules, for a trial. Such a run never deletes.")
    private Integer limit;

    @Override
    public Integer call() {
        CrawlRequest request = request();
        try (ConnectorRuntime runtime = ConnectorRuntime.onDemand(settings.load(), settings.config())) {
            RunReport report;
            try (Progress progress = Progress.of(runtime, spec.commandLine().getErr(), output.json())) {
                report = runtime.crawl(request);
            }
            print(report);
            return ExitCode.of(report);
        }
    }

    private CrawlRequest request() {
        CrawlRequest request = CrawlRequest.full();
        if (approved != null) {
            request = request.withApprovedDeletions(positive("--approve-deletions", approved));
        }
        return limit == null ? request : request.withLimit(positive("--limit", limit));
    }

    private int positive(String option, int value) {
        if (value < 1) {
            throw new ParameterException(spec.commandLine(), option + " must be 1 or more, and it is " + value);
        }
        return value;
    }

    private void print(RunReport report) {
        if (output.json()) {
            spec.commandLine().getOut().println(Json.of(report));
        } else {
            new ReportPrinter(spec.commandLine().getOut()).print(report);
        }
    }
}
