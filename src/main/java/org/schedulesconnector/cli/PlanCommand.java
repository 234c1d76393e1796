package org.schedulesconnector.cli;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.CrawlRun;
import org.schedulesconnector.crawl.PlannedChange;
import org.schedulesconnector.crawl.report.RunReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "plan",
        description =
                "Say what a full crawl would create, update, delete, hold back and leave out, and why. Writes nothing.",
        mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOptions settings;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        try (ConnectorRuntime runtime = ConnectorRuntime.onDemand(settings.loadForReading(), settings.config())) {
            RunReport report;
            try (Progress progress = Progress.of(runtime, spec.commandLine().getErr(), output.json())) {
                report = runtime.crawl(CrawlRequest.plan());
            }
            print(new Plan(report, changes(runtime)));
            return ExitCode.of(report);
        }
    }

    private static List<PlannedChange> changes(ConnectorRuntime runtime) {
        return runtime.latestRun().map(CrawlRun::planned).orElse(List.of()).stream()
                .sorted(Comparator.comparing(PlannedChange::subject)
                        .thenComparing(PlannedChange::action)
                        .thenComparing(PlannedChange::id))
                .toList();
    }

    private void print(Plan plan) {
        PrintWriter out = spec.commandLine().getOut();
        if (output.json()) {
            out.println(Json.of(plan));
            return;
        }
        for (PlannedChange change : plan.changes()) {
            String name = change.name() == null ? "" : " \"" + Printable.line(change.name()) + "\"";
            out.println(change.action().label() + " " + change.subject().label() + " " + change.id() + name + ": "
                    + change.reason());
        }
        new ReportPrinter(out).print(plan.report());
    }

    /** What is printed as JSON. */
    record Plan(RunReport report, List<PlannedChange> changes) {}
}
