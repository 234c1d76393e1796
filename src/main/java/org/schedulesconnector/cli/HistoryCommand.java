package org.schedulesconnector.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.operations.Chronicle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "history",
        description = "List the latest runs, newest first, or tell all that is known of one.",
        mixinStandardHelpOptions = true)
final class HistoryCommand implements Callable<Integer> {
    private static final String COLUMNS = "%6s  %-11s  %-20s  %9s  %-9s  %6s  %7s  %7s  %7s  %6s%n";
    private static final List<String> COUNTED = List.of("discovered", "created", "updated", "deleted", "failed");

    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOptions settings;

    @Mixin
    private OutputOptions output;

    @Parameters(paramLabel = "NUMBER", arity = "0..1", description = "The number of a run.")
    private Long number;

    @Override
    public Integer call() {
        Lookout lookout = new Lookout(settings.loadForReading());
        JsonNode answer = number == null
                ? lookout.ledgerOrService("runs", ledger -> new Chronicle(ledger).runs())
                        .orElseThrow()
                : lookout.ledgerOrService(
                                "runs/" + number,
                                ledger -> new Chronicle(ledger).run(number).orElse(null))
                        .orElseThrow(() -> new ParameterException(
                                spec.commandLine(),
                                "There is no run " + number + ": history lists those that are kept."));
        PrintWriter out = spec.commandLine().getOut();
        if (output.json()) {
            out.println(Json.of(answer));
        } else if (number == null) {
            list(answer.path("runs"), out);
        } else {
            tell(answer, out);
        }
        return ExitCode.DONE;
    }

    private static void list(JsonNode runs, PrintWriter out) {
        if (runs.isEmpty()) {
            out.println("No run yet.");
            return;
        }
        out.printf(
                COLUMNS, "run", "mode", "began", "took", "outcome", "found", "created", "updated", "deleted", "failed");
        for (JsonNode run : runs) {
            JsonNode counts = run.path("counts");
            List<String> numbers =
                    COUNTED.stream().map(name -> counts.path(name).asText()).toList();
            out.printf(
                    COLUMNS,
                    run.path("id").asText(),
                    run.path("mode").asText(),
                    second(run.path("startedAt")),
                    took(run),
                    run.path("outcome").asText("runs"),
                    numbers.get(0),
                    numbers.get(1),
                    numbers.get(2),
                    numbers.get(3),
                    numbers.get(4));
        }
        out.flush();
    }

    private static void tell(JsonNode run, PrintWriter out) {
        out.println("Run " + run.path("id").asText() + ", " + run.path("mode").asText() + ", "
                + run.path("outcome").asText("in progress")
                + (run.path("whole").asBoolean() ? ", saw the whole account" : ""));
        out.println("Began " + second(run.path("startedAt")) + ", "
                + (run.hasNonNull("endedAt") ? "took " + took(run) + endedIn(run) : "is in the phase " + phase(run)));
        if (run.hasNonNull("reason")) {
            out.println("Reason: " + Printable.line(run.path("reason").asText()));
        }
        run.path("counts")
                .properties()
                .forEach(count -> out.printf("  %-18s %s%n", words(count.getKey()), number(count)));
        run.path("notes").forEach(note -> out.println("note: " + Printable.line(note.asText())));
        out.flush();
    }

    /** Where a run stopped that did not do all. */
    private static String endedIn(JsonNode run) {
        boolean whole = RunOutcome.SUCCEEDED.label().equals(run.path("outcome").asText());
        return whole || !run.hasNonNull("phase") ? "" : ", its last phase was " + phase(run);
    }

    private static String phase(JsonNode run) {
        return run.path("phase").asText();
    }

    /** The words of a run's line, for the names that JSON has. */
    private static String words(String name) {
        return switch (name) {
            case "pagerDutyRequests" -> "PagerDuty requests";
            case "graphRequests" -> "Graph requests";
            default -> name;
        };
    }

    private static String number(Map.Entry<String, JsonNode> count) {
        String value = count.getValue().asText();
        return count.getKey().equals("waited") ? Ages.say(Duration.parse(value)) : value;
    }

    private static String second(JsonNode instant) {
        return Instant.parse(instant.asText()).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String took(JsonNode run) {
        return run.hasNonNull("endedAt")
                ? Ages.say(Duration.between(
                        Instant.parse(run.path("startedAt").asText()),
                        Instant.parse(run.path("endedAt").asText())))
                : "";
    }
}
