package org.schedulesconnector.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.schedulesconnector.operations.Chronicle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "failures",
        description = "List what failed and has not healed, with what to do about it.",
        mixinStandardHelpOptions = true)
final class FailuresCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOptions settings;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        JsonNode answer = new Lookout(settings.loadForReading())
                .ledgerOrService("failures", ledger -> new Chronicle(ledger).failures())
                .orElseThrow();
        PrintWriter out = spec.commandLine().getOut();
        JsonNode failures = answer.path("failures");
        if (output.json()) {
            out.println(Json.of(answer));
        } else if (failures.isEmpty()) {
            out.println("Nothing has failed that has not healed.");
        } else {
            failures.forEach(failure -> print(failure, out));
            out.println(failures.size() + " not healed. Crawls try again by themselves; retry-failed does so now.");
        }
        out.flush();
        return failures.isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }

    private static void print(JsonNode failure, PrintWriter out) {
        String name = failure.hasNonNull("name")
                ? " \"" + Printable.line(failure.path("name").asText()) + "\""
                : "";
        String request = failure.hasNonNull("requestId")
                ? ", request id " + Printable.line(failure.path("requestId").asText())
                : "";
        out.println(failure.path("subject").asText() + name + ": "
                + failure.path("step").asText() + " failed ("
                + failure.path("category").asText() + request + ")");
        out.println("  " + Printable.line(failure.path("message").asText()));
        out.println("  To do: " + Printable.line(failure.path("remedy").asText()));
        out.println("  " + attempts(failure.path("attempts").asInt()) + ", first "
                + failure.path("firstAt").asText() + ", last "
                + failure.path("lastAt").asText());
    }

    private static String attempts(int attempts) {
        return attempts == 1 ? "Failed once" : "Failed in " + attempts + " runs";
    }
}
