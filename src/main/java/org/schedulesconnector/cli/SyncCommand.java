package org.schedulesconnector.cli;

import java.util.concurrent.Callable;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.operations.ConnectorControl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "sync",
        description = "Read one schedule now and write its item if it differs, then exit. Never deletes.",
        mixinStandardHelpOptions = true)
final class SyncCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOptions settings;

    @Mixin
    private OutputOptions output;

    @Parameters(paramLabel = "ID", description = "The schedule's id, the last part of its address in PagerDuty.")
    private String scheduleId;

    @Override
    public Integer call() {
        if (!ConnectorControl.isScheduleId(scheduleId)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "ID must be up to 64 letters, digits, - and _: the last part of the schedule's address in PagerDuty");
        }
        try (ConnectorRuntime runtime = RunningService.unless(settings, "sync/" + scheduleId, "")) {
            RunReport report = runtime.crawl(CrawlRequest.sync(scheduleId));
            ReportPrinter.print(report, output, spec.commandLine().getOut());
            return ExitCode.of(report);
        }
    }
}
