package org.schedulesconnector.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.schedulesconnector.Connector;
import org.schedulesconnector.crawl.AccessAnswer;
import org.schedulesconnector.settings.LoadedSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "explain-access",
        description = "Say whether a person sees a schedule in Copilot, and why, link by link. Writes nothing.",
        mixinStandardHelpOptions = true)
final class ExplainAccessCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOptions settings;

    @Mixin
    private OutputOptions output;

    @Option(names = "--schedule", required = true, paramLabel = "ID", description = "The schedule's id.")
    private String scheduleId;

    @Option(
            names = "--user",
            required = true,
            paramLabel = "MAIL",
            description = "The person's e-mail in PagerDuty, or PagerDuty's user id.")
    private String user;

    @Option(names = "--live", description = "Ask PagerDuty and Microsoft Graph now, instead of the ledger.")
    private boolean live;

    @Override
    public Integer call() {
        LoadedSettings loaded = settings.loadForReading();
        print(live ? asked(loaded) : remembered(loaded));
        return ExitCode.DONE;
    }

    private AccessAnswer asked(LoadedSettings loaded) {
        try (ConnectorRuntime runtime = ConnectorRuntime.onDemand(loaded, settings.config())) {
            return runtime.explainAccess(scheduleId, user);
        }
    }

    private AccessAnswer remembered(LoadedSettings loaded) {
        try (Connector connector = Connector.open(loaded.settings(), Clock.systemUTC())) {
            return connector.accessAnswers().fromLedger(scheduleId, user);
        }
    }

    private void print(AccessAnswer answer) {
        PrintWriter out = spec.commandLine().getOut();
        if (output.json()) {
            out.println(Json.of(answer));
        } else {
            new AccessPrinter(out).print(answer);
        }
    }
}
