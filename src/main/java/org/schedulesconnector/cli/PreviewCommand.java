package org.schedulesconnector.cli;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.concurrent.Callable;
import org.schedulesconnector.graph.AclEntry;
import org.schedulesconnector.graph.ExternalItemDocument;
import org.schedulesconnector.graph.ItemBody;
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
        try (ConnectorRuntime runtime = ConnectorRuntime.onDemand(settings.loadForReading(), settings.config())) {
            ExternalItemDocument item = runtime.preview(scheduleId);
            if (output.json()) {
                out().println(ItemBody.json(
                        item, runtime.connector().definition().schema()));
            } else {
                print(item);
            }
            return ExitCode.DONE;
        }
    }

    private void print(ExternalItemDocument item) {
        PrintWriter out = out();
        out.println("Item " + item.id());
        out.println();
        out.println("Who may see it:");
        item.acl().forEach(entry -> out.println("  " + line(entry)));
        out.println();
        out.println("Properties:");
        item.properties().forEach((name, value) -> print(name, value));
        out.println();
        out.println("Content:");
        Printable.text(item.content().value()).lines().forEach(line -> out.println("  " + line));
        out.flush();
    }

    private void print(String name, Object value) {
        if (value instanceof Collection<?> several) {
            out().println("  " + name + " =");
            several.forEach(one -> out().println("    " + Printable.line(one.toString())));
        } else {
            out().println("  " + name + " = " + Printable.line(value.toString()));
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static String line(AclEntry entry) {
        return entry.access().wireName() + " " + entry.type().wireName() + " " + entry.value();
    }
}
