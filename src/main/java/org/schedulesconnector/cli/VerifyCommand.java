package org.schedulesconnector.cli;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.CrawlRun;
import org.schedulesconnector.crawl.PlannedChange;
import org.schedulesconnector.crawl.report.RunFailure;
import org.schedulesconnector.crawl.report.RunReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        description = {
            "Hold the index against PagerDuty and Microsoft Graph, item by item. Writes nothing.",
            "OK: Graph holds the item as it should be. STALE: as it was, or differently. MISSING: not at all. ORPHAN: Graph"
                    + " holds an item of what PagerDuty has no more, or a filter leaves out."
        },
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOptions settings;

    @Mixin
    private OutputOptions output;

    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "Read back at most so many items from Graph, others each time. Without it all are.")
    private Integer sample;

    @Override
    public Integer call() {
        if (sample != null && sample < 1) {
            throw new ParameterException(spec.commandLine(), "--sample takes 1 or more; leave it out for all items.");
        }
        CrawlRequest request = CrawlRequest.verification(sample == null ? OptionalInt.empty() : OptionalInt.of(sample));
        try (ConnectorRuntime runtime = ConnectorRuntime.onDemand(settings.loadForReading(), settings.config())) {
            RunReport report;
            try (Progress progress = Progress.of(runtime, spec.commandLine().getErr(), output.json())) {
                report = runtime.crawl(request);
            }
            Verification verification = verification(report, runtime.latestRun().orElseThrow());
            print(verification);
            int code = ExitCode.of(report);
            return code == ExitCode.DONE && !verification.found().isEmpty() ? ExitCode.INCOMPLETE : code;
        }
    }

    private static Verification verification(RunReport report, CrawlRun run) {
        List<Finding> found = run.planned().stream()
                .filter(change -> change.action() != PlannedChange.Action.EXCLUDE)
                .map(change -> new Finding(
                        state(change.action()), change.subject(), change.id(), change.name(), change.reason()))
                .sorted(Comparator.comparing(Finding::state)
                        .thenComparing(Finding::subject)
                        .thenComparing(Finding::id))
                .toList();
        Set<String> otherwise = found.stream().map(Finding::id).collect(Collectors.toSet());
        report.failures().stream().map(RunFailure::subject).forEach(otherwise::add);
        long ok = run.sampled().stream().filter(id -> !otherwise.contains(id)).count();
        return new Verification(ok, report.counts().verified(), found, report);
    }

    private static State state(PlannedChange.Action action) {
        return switch (action) {
            case CREATE -> State.MISSING;
            case UPDATE -> State.STALE;
            case DELETE, WITHHOLD, EXCLUDE -> State.ORPHAN;
        };
    }

    private void print(Verification verification) {
        PrintWriter out = spec.commandLine().getOut();
        if (output.json()) {
            out.println(Json.of(verification));
            return;
        }
        verification.found().forEach(finding -> out.println(finding.toLine()));
        RunReport report = verification.report();
        report.notes().forEach(note -> out.println("note: " + Printable.line(note)));
        report.failures().forEach(failure -> out.println(failure.toLine()));
        if (report.abortedBy() != null) {
            out.println("The verification came to no end: " + report.abortedBy().toLine());
        }
        Map<State, Long> states =
                verification.found().stream().collect(Collectors.groupingBy(Finding::state, Collectors.counting()));
        out.println("OK " + verification.ok() + ", STALE " + states.getOrDefault(State.STALE, 0L) + ", MISSING "
                + states.getOrDefault(State.MISSING, 0L) + ", ORPHAN " + states.getOrDefault(State.ORPHAN, 0L)
                + "; read back from Graph: " + verification.readBack() + " of "
                + report.counts().discovered() + ".");
    }

    /** How an item or group stands; in the order of printing. */
    enum State {
        MISSING,
        STALE,
        ORPHAN
    }

    /** @param name null when it is not known any more */
    record Finding(State state, PlannedChange.Subject subject, String id, String name, String reason) {
        String toLine() {
            String named = name == null ? "" : " \"" + Printable.line(name) + "\"";
            return state + " " + subject.label() + " " + id + named + ": " + reason;
        }
    }

    /**
     * What is printed as JSON.
     *
     * @param ok how many items Graph holds as they should be
     * @param readBack how many items Graph was asked for
     * @param found what is not as it should be
     */
    record Verification(long ok, long readBack, List<Finding> found, RunReport report) {}
}
