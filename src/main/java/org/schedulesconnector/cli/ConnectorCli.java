package org.schedulesconnector.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import org.schedulesconnector.UnusableRoutesException;
import org.schedulesconnector.access.OverridesException;
import org.schedulesconnector.crawl.RunInProgressException;
import org.schedulesconnector.crawl.UnknownSubjectException;
import org.schedulesconnector.crawl.ledger.LedgerException;
import org.schedulesconnector.graph.GraphException;
import org.schedulesconnector.item.InvalidSchemaException;
import org.schedulesconnector.operations.http.ApiAddressException;
import org.schedulesconnector.operations.http.OpenServerException;
import org.schedulesconnector.pagerduty.PagerDutyException;
import org.schedulesconnector.sandbox.SandboxPortException;
import org.schedulesconnector.settings.SettingsException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Runs a command line and turns what was thrown into one clear message and an exit code. */
public final class ConnectorCli {
    private ConnectorCli() {}

    /** Runs one command and gives its exit code. */
    public static int execute(String... args) {
        if (args.length > 0 && args[0].equals(HealthCommand.NAME)) {
            return probe().execute(Arrays.copyOfRange(args, 1, args.length));
        }
        return commandLine(new CommandLine(new ConnectorCommand())).execute(args);
    }

    /** The command that is run every few seconds, without the others: to know them all takes longer than what it does. */
    private static CommandLine probe() {
        CommandLine probe = new CommandLine(new HealthCommand());
        probe.getCommandSpec().versionProvider(new Version());
        return commandLine(probe);
    }

    private static CommandLine commandLine(CommandLine commandLine) {
        return commandLine(commandLine, commandLine.getOut(), commandLine.getErr());
    }

    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return commandLine(new CommandLine(new ConnectorCommand()), out, err);
    }

    private static CommandLine commandLine(CommandLine commandLine, PrintWriter out, PrintWriter err) {
        commandLine.getSubcommands().values().forEach(command -> command.getCommandSpec()
                .versionProvider(new Version()));
        return commandLine
                .setOut(Terminal.over(out))
                .setErr(Terminal.over(err))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setExecutionExceptionHandler((thrown, command, parsed) -> tell(thrown, command))
                .setExitCodeExceptionMapper(
                        thrown -> thrown instanceof ParameterException ? ExitCode.USAGE : ExitCode.INTERNAL);
    }

    private static int tell(Exception thrown, CommandLine command) {
        Throwable cause = known(thrown);
        if (cause == null) {
            thrown.printStackTrace(command.getErr());
            command.getErr().println("This is a fault of the connector. Please report it with the lines above.");
            command.getErr().flush();
            return ExitCode.INTERNAL;
        }
        command.getErr().println(cause.getMessage());
        command.getErr().flush();
        return exitCode(cause);
    }

    private static Throwable known(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (exitCode(cause) >= 0) {
                return cause;
            }
        }
        return null;
    }

    private static int exitCode(Throwable cause) {
        boolean wrongInput = cause instanceof SettingsException
                || cause instanceof InvalidSchemaException
                || cause instanceof OverridesException
                || cause instanceof UnusableRoutesException
                || cause instanceof SandboxPortException
                || cause instanceof ApiAddressException
                || cause instanceof OpenServerException
                || cause instanceof UnknownSubjectException;
        if (wrongInput) {
            return ExitCode.USAGE;
        }
        if (cause instanceof PagerDutyException || cause instanceof NobodySignedInException) {
            return ExitCode.PAGERDUTY;
        }
        if (cause instanceof GraphException) {
            return ExitCode.GRAPH;
        }
        boolean expected = cause instanceof LedgerException
                || cause instanceof RunInProgressException
                || cause instanceof ServiceRunningException;
        return expected ? ExitCode.INTERNAL : -1;
    }
}
