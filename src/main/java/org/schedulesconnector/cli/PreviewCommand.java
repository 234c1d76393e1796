package org.schedulesconnector.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.schedulesconnector.graph.AclEntry;
import org.schedulesconnector.graph.ExternalItemDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "preview",
        description = "Show the item of one schedule as it would be sent. Writes nothing.",
        mixinStandardHelpOptions = true)
final class PreviewCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOptions settings;

    @Mixin
    private OutputOptions output;

    @Parameters(paramLabel = "ID", description = "The schedule's id, the last part of its address in PagerDuty.")
    private String scheduleId;

    @Override
    public Integer call() {
        try (ConnectorRuntime runtime = ConnectorRuntime.onDemand(settings.load(), settings.config())) {
            print(runtime.preview(scheduleId));
            return ExitCode.DONE;
        }
    }

    private void print(ExternalItemDocument item) {
        PrintWriter out = spec.commandLine().getOut();
        if (output.json()) {
            out.println(Json.of(item));
            return;
        }
        out.println("Item " + item.id());
        out.println();
        out.println("Who may see it:");
        item.acl().forEach(entry -> out.println("  " + line(entry)));
        out.println();
        out.println("Properties:");
        item.properties().forEach((name, value) -> out.println("  " + name + " = " + Printable.line(value.toString())));
        out.println();
        out.println("Content:");
        Printable.text(item.content().value()).lines().forEach(line -> out.println("  " + line));
        out.flush();
    }

    private static String line(AclEntry entry) {
        return entry.access().wireName() + " " + entry.type().wireName() + " " + entry.value();
    }
}
