package org.schedulesconnector.cli;

import java.util.concurrent.Callable;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.report.RunReport;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "crawl",
        description = "Run one crawl now, then exit: a full one unless --incremental.",
        mixinStandardHelpOptions = true)
final class CrawlCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOptions settings;

    @Mixin
    private OutputOptions output;

    @ArgGroup
    private Extent extent = new Extent();

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
        try (ConnectorRuntime runtime = RunningService.unless(settings, "crawls", order(request))) {
            RunReport report;
            try (Progress progress = Progress.of(runtime, spec.commandLine().getErr(), output.json())) {
                report = runtime.crawl(request);
            }
            ReportPrinter.print(report, output, spec.commandLine().getOut());
            return ExitCode.of(report);
        }
    }

    private CrawlRequest request() {
        CrawlRequest request = extent.incremental ? CrawlRequest.incremental() : CrawlRequest.full();
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

    /** The same, as the HTTP API of a running service takes it. */
    private static String order(CrawlRequest request) {
        String approval = request.approvedDeletions().isPresent()
                ? ",\"approveDeletions\":" + request.approvedDeletions().getAsInt()
                : "";
        return "{\"mode\":\"" + request.mode().label() + "\"" + approval + "}";
    }

    /** How much is looked at. */
    private static final class Extent {
        @Option(names = "--full", description = "Look at everything; the default.")
        private boolean full;

        @Option(names = "--incremental", description = "Look at what may have changed.")
        private boolean incremental;
    }
}
