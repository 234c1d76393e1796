package org.schedulesconnector.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.schedulesconnector.crawl.ledger.CrawlRecord;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.operations.Chronicle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "status",
        description = "Tell what the service is doing, how the last run ended and how fresh the index is.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    private static final int ENOUGH_FOR_AN_ENDED_ONE = 5;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOptions settings;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        Lookout lookout = new Lookout(settings.loadForReading());
        Optional<JsonNode> service = lookout.service("status").map(told -> withFailures(told, lookout));
        JsonNode status = service.orElseGet(() -> lookout.fromLedger(ledger -> remembered(ledger, Clock.systemUTC())));
        PrintWriter out = spec.commandLine().getOut();
        if (output.json()) {
            out.println(Json.of(status));
        } else {
            if (service.isEmpty()) {
                out.println("No service answers at " + lookout.address() + "; this is what the ledger tells.");
            }
            print(status, out);
        }
        return code(status);
    }

    private static JsonNode withFailures(JsonNode status, Lookout lookout) {
        lookout.service("failures").ifPresent(answer -> ((ObjectNode) status)
                .put("openFailures", answer.path("failures").size()));
        return status;
    }

    /** As the exit code of a crawl that ended so. */
    private static int code(JsonNode status) {
        String outcome = status.path("lastOutcome").asText("");
        return outcome.isEmpty() || outcome.equals(RunOutcome.SUCCEEDED.label()) ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }

    /** The part of a service's status that is known without it. */
    private static ObjectNode remembered(Ledger ledger, Clock clock) {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        List<CrawlRecord> latest = ledger.crawls().latest(ENOUGH_FOR_AN_ENDED_ONE);
        Optional<CrawlRecord> open = latest.stream().filter(CrawlRecord::isOpen).findFirst();
        Optional<CrawlRecord> ended =
                latest.stream().filter(run -> !run.isOpen()).findFirst();
        status.put("state", "not-running");
        status.put("phase", open.map(CrawlRecord::phase).orElse(null));
        status.put("runMode", open.map(run -> run.mode().label()).orElse(null));
        status.put("runId", open.map(CrawlRecord::id).orElse(null));
        status.put("lastOutcome", ended.map(run -> run.outcome().label()).orElse(null));
        status.put("lastReason", ended.map(CrawlRecord::reason).orElse(null));
        status.put("lastEnded", ended.map(run -> run.endedAt().toString()).orElse(null));
        status.put(
                "freshnessSeconds",
                ledger.crawls()
                        .latestWhole()
                        .map(whole -> Duration.between(whole.startedAt(), clock.instant())
                                .toSeconds())
                        .orElse(null));
        status.put("openFailures", new Chronicle(ledger).failures().failures().size());
        return status;
    }

    private static void print(JsonNode status, PrintWriter out) {
        lines(status).forEach(line -> out.printf("%-10s %s%n", line.getKey(), Printable.line(line.getValue())));
        out.flush();
    }

    private static List<Map.Entry<String, String>> lines(JsonNode status) {
        List<Map.Entry<String, String>> lines = new ArrayList<>();
        lines.add(Map.entry("State", state(status)));
        if (status.path("counts").isObject()) {
            lines.add(Map.entry("Counts", counts(status.path("counts"))));
        }
        if (status.hasNonNull("expected")) {
            lines.add(Map.entry("Expected", status.path("expected").asText() + " schedules"));
        }
        if (status.hasNonNull("itemsPerMinute")) {
            String end = status.hasNonNull("estimatedEnd")
                    ? ", done at about " + status.path("estimatedEnd").asText()
                    : "";
            lines.add(Map.entry("Rate", status.path("itemsPerMinute").asText() + " items a minute" + end));
        }
        lines.add(Map.entry("Last run", lastRun(status)));
        lines.add(Map.entry("Fresh", freshness(status)));
        if (status.path("openFailures").asInt() > 0) {
            lines.add(Map.entry("Failures", status.path("openFailures").asText() + " not healed; failures lists them"));
        }
        status.path("queued").forEach(queued -> lines.add(Map.entry("Queued", queued.asText())));
        status.path("nextTriggers")
                .forEach(next -> lines.add(Map.entry(
                        "Next",
                        next.path("name").asText() + " "
                                + (next.hasNonNull("at")
                                        ? "at " + next.path("at").asText()
                                        : "is paused"))));
        if (status.hasNonNull("problem")) {
            lines.add(Map.entry("Problem", status.path("problem").asText()));
        }
        return lines;
    }

    private static String state(JsonNode status) {
        String state = status.path("state").asText();
        if (!status.hasNonNull("runId")) {
            return state;
        }
        String holder = status.hasNonNull("runHolder")
                ? ", in " + status.path("runHolder").asText()
                : "";
        return state + ": " + status.path("runMode").asText() + " crawl "
                + status.path("runId").asText() + ", phase "
                + status.path("phase").asText() + holder;
    }

    private static String counts(JsonNode counts) {
        List<String> parts = new ArrayList<>();
        for (String name : List.of("discovered", "created", "updated", "unchanged", "deleted", "withheld", "failed")) {
            parts.add(name + " " + counts.path(name).asText());
        }
        return String.join(", ", parts);
    }

    private static String lastRun(JsonNode status) {
        if (!status.hasNonNull("lastOutcome")) {
            return "none has ended yet";
        }
        String reason = status.hasNonNull("lastReason")
                ? ". " + status.path("lastReason").asText()
                : "";
        return status.path("lastOutcome").asText() + ", ended "
                + status.path("lastEnded").asText() + reason;
    }

    private static String freshness(JsonNode status) {
        if (!status.hasNonNull("freshnessSeconds")) {
            return "no run has seen the whole account yet";
        }
        Duration age = Duration.ofSeconds(status.path("freshnessSeconds").asLong());
        return "as PagerDuty was " + Ages.say(age) + " ago ("
                + Clock.systemUTC().instant().minus(age).truncatedTo(ChronoUnit.SECONDS) + ")";
    }
}
