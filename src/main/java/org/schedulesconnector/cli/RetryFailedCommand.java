package org.schedulesconnector.cli;

import java.util.concurrent.Callable;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.report.RunReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "retry-failed",
        description =
                "Try again now what failed and has not healed, then exit. Deletes nothing that a crawl would hold back.",
        mixinStandardHelpOptions = true)
final class RetryFailedCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOptions settings;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        try (ConnectorRuntime runtime = RunningService.unless(settings, "retry-failed", "")) {
            RunReport report = runtime.crawl(CrawlRequest.retryFailed());
            ReportPrinter.print(report, output, spec.commandLine().getOut());
            return ExitCode.of(report);
        }
    }
}
