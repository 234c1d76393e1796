package org.schedulesconnector.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program itself; it does nothing without a command. */
@Command(
        name = "pagerduty-schedules-connector",
        description = "Keeps PagerDuty on-call schedules searchable in Microsoft 365 Copilot.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            CrawlCommand.class,
            SyncCommand.class,
            RetryFailedCommand.class,
            CheckCommand.class,
            PlanCommand.class,
            VerifyCommand.class,
            StatusCommand.class,
            HealthCommand.class,
            HistoryCommand.class,
            FailuresCommand.class,
            QuestionsCommand.class,
            PreviewCommand.class,
            MapIdentitiesCommand.class,
            ExplainAccessCommand.class,
            AuthorizeCommand.class,
            ConfigCommand.class,
            NotifyTestCommand.class,
            PurgeCommand.class,
            LedgerCommand.class,
            DemoCommand.class,
            SandboxCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:a fault of the connector or its ledger",
            "2:wrong command line, settings or routes",
            "3:PagerDuty failed",
            "4:Microsoft Graph failed",
            "5:done, but degraded, withheld or cancelled",
            "143:ended by a signal (SIGTERM); what it came to is in its report"
        })
final class ConnectorCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which command; --help lists them.");
    }
}
