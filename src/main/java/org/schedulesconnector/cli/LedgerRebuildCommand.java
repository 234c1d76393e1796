package org.schedulesconnector.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.schedulesconnector.Connector;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.ledger.LedgerRebuild;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.graph.GraphException;
import org.schedulesconnector.settings.LoadedSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "rebuild",
        description = {
            "Replace the ledger, damaged or not, by a new one and fill it by a full crawl, which writes every item again.",
            "The former file stays under another name. In a database, the rows of this connection alone are replaced."
        },
        mixinStandardHelpOptions = true)
final class LedgerRebuildCommand implements Callable<Integer> {
    private static final String WORD = "rebuild";

    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOptions settings;

    @Mixin
    private OutputOptions output;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    public Integer call() {
        LoadedSettings loaded = settings.load();
        Connector.check(loaded.settings());
        String connection = loaded.settings().graph().connectionId();
        requireYes(connection);
        LedgerRebuild rebuilt = LedgerRebuild.perform(loaded.settings().state(), connection, Clock.systemUTC());
        tell(rebuilt);
        try (ConnectorRuntime runtime = ConnectorRuntime.onDemand(loaded, settings.config())) {
            Optional<String> unknown = rebuilt.salvage().isComplete() ? Optional.empty() : askGraph(runtime);
            RunReport report = crawl(runtime);
            ReportPrinter.print(report, output, spec.commandLine().getOut());
            unknown.ifPresent(why -> tellUnknown(rebuilt, why, connection));
            int code = ExitCode.of(report);
            return code == ExitCode.DONE && unknown.isPresent() ? ExitCode.INCOMPLETE : code;
        }
    }

    private RunReport crawl(ConnectorRuntime runtime) {
        try (Progress progress = Progress.of(runtime, spec.commandLine().getErr(), output.json())) {
            return runtime.crawl(CrawlRequest.full());
        }
    }

    /** What the former ledger does not tell Graph may; gives why it does not. */
    private Optional<String> askGraph(ConnectorRuntime runtime) {
        try {
            int items = runtime.recover();
            err().println("Graph holds " + items + " items; the crawl looks at each.");
            return Optional.empty();
        } catch (GraphException e) {
            return Optional.of(e.getMessage());
        }
    }

    private void tell(LedgerRebuild rebuilt) {
        rebuilt.movedTo().ifPresent(aside -> err().println("The former ledger is kept as " + aside + "."));
        err().println("Of the former ledger the new one knows "
                + rebuilt.salvage().items().size() + " items and "
                + rebuilt.salvage().groups().size() + " groups that Graph may hold.");
        rebuilt.salvage().problems().forEach(problem -> err().println("Not everything could be read: " + problem));
    }

    private void tellUnknown(LedgerRebuild rebuilt, String why, String connection) {
        err().println(
                        "Items of schedules that were deleted before this crawl may be left in the index, and groups that nothing"
                                + " needs: the former ledger could not be read in whole, and Graph did not list them ("
                                + why + ")");
        err().println("If none may be left, delete everything and begin again: purge --confirm " + connection
                + ", then crawl.");
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    private void requireYes(String connection) {
        if (yes) {
            return;
        }
        Console console = System.console();
        if (console == null) {
            throw new ParameterException(spec.commandLine(), "Nobody can be asked here: confirm with --yes.");
        }
        String answer = console.readLine(
                "This makes a new ledger for the connection %s and writes every item again. Type %s to go on: ",
                connection, WORD);
        if (!WORD.equals(answer)) {
            throw new ParameterException(
                    spec.commandLine(), "Nothing was done: the answer is not the word " + WORD + ".");
        }
    }
}
