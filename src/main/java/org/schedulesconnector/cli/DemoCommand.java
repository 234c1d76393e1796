package org.schedulesconnector.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.report.RunCounts;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.sandbox.Sandbox;
import org.schedulesconnector.sandbox.pagerduty.AccountSchedule;
import org.schedulesconnector.sandbox.pagerduty.AccountUser;
import org.schedulesconnector.settings.LoadedSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description = "Crawl a sandbox twice, with no account and no tenant: the second crawl writes nothing.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final String ASKED_FOR = "Database Primary";

    @Spec
    private CommandSpec spec;

    @Mixin
    private OverrideOptions overrides;

    @Mixin
    private SandboxOptions sandbox;

    @Option(names = "--serve", description = "Keep the sandbox and the connector running afterwards, until stopped.")
    private boolean serve;

    @Override
    public Integer call() throws InterruptedException {
        try (Sandbox running = sandbox.builder().start();
                ConnectorRuntime runtime = start(overrides.loadFor(settings(running)), running.clock())) {
            introduce(running);
            RunReport first = crawl("First crawl", runtime);
            RunReport second = crawl("Second crawl", runtime);
            answer(running);
            explain(running, runtime);
            if (serve) {
                keepServing(running, runtime);
            }
            return verdict(first, second);
        }
    }

    /** The connector goes by the sandbox's clock, so that moving it moves both. */
    private ConnectorRuntime start(LoadedSettings loaded, Clock clock) {
        return serve
                ? ConnectorRuntime.quietService(loaded, clock, registry -> {})
                : ConnectorRuntime.onDemand(loaded, clock, registry -> {});
    }

    private static Map<String, String> settings(Sandbox running) {
        Map<String, String> settings = new LinkedHashMap<>(running.settings());
        settings.put("access.mode", "source");
        settings.put("state.url", "jdbc:h2:mem:demo");
        settings.put("operations.port", "0");
        return settings;
    }

    private void introduce(Sandbox running) {
        PrintWriter out = out();
        out.println("A PagerDuty account with " + running.account().schedules().size() + " schedules and "
                + running.account().users().size() + " people at "
                + running.pagerDuty().url());
        out.println("A Microsoft 365 tenant at " + running.graph().url());
        out.println();
        out.flush();
    }

    private RunReport crawl(String title, ConnectorRuntime runtime) {
        RunReport report = runtime.crawl(CrawlRequest.full());
        PrintWriter out = out();
        out.println(title + ", " + writes(report.counts()) + " item writes:");
        new ReportPrinter(out).print(report);
        out.println();
        out.flush();
        return report;
    }

    private void answer(Sandbox running) {
        String connection = running.settings().get("graph.connection.id");
        String id = running.account()
                .scheduleNamed(ASKED_FOR)
                .map(AccountSchedule::id)
                .orElseGet(() -> running.tenant().items(connection).firstKey());
        ObjectNode item = running.tenant().item(connection, id).orElseThrow();
        PrintWriter out = out();
        out.println("\"Who is on call for the database team?\" is answered from this item of the index:");
        out.println();
        Printable.text(item.path("content").path("value").asText()).lines().forEach(line -> out.println("  " + line));
        out.flush();
    }

    private void explain(Sandbox running, ConnectorRuntime runtime) {
        PrintWriter out = out();
        running.privateSchedule().ifPresent(hidden -> {
            out.println();
            out.println("\"" + hidden.schedule().name() + "\" belongs to the private team "
                    + hidden.team().name() + ". explain-access says who sees it and why:");
            out.println();
            for (AccountUser user : List.of(hidden.member(), hidden.outsider())) {
                new AccessPrinter(out)
                        .print(runtime.connector()
                                .accessAnswers()
                                .fromLedger(hidden.schedule().id(), user.id()));
            }
        });
        out.flush();
    }

    private void keepServing(Sandbox running, ConnectorRuntime runtime) throws InterruptedException {
        PrintWriter out = out();
        out.println();
        out.println("Serving until stopped. These settings point at the sandbox:");
        running.settings().forEach((key, value) -> out.println("  " + key + "=" + value));
        SignInHints.lines("a file with these").forEach(out::println);
        out.println();
        new ControlHints(running).lines().forEach(out::println);
        runtime.apiPort()
                .ifPresent(port -> out.println("The connector's console: http://127.0.0.1:" + port
                        + "/ and its HTTP API: http://127.0.0.1:" + port + "/api/status"));
        out.flush();
        runtime.startClocks();
        runtime.awaitStop();
    }

    private static int verdict(RunReport first, RunReport second) {
        boolean good = first.outcome() == RunOutcome.SUCCEEDED
                && second.outcome() == RunOutcome.SUCCEEDED
                && writes(second.counts()) == 0;
        return good ? ExitCode.DONE : Math.max(ExitCode.INTERNAL, Math.max(ExitCode.of(first), ExitCode.of(second)));
    }

    private static long writes(RunCounts counts) {
        return counts.created() + counts.updated() + counts.deleted();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
