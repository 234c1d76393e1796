package org.schedulesconnector.cli;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.schedulesconnector.access.IdentityStatus;
import org.schedulesconnector.crawl.MappedUser;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "map-identities",
        description =
                "Show every PagerDuty user, the rule that matched and the Entra account; the unmatched first. Writes nothing.",
        mixinStandardHelpOptions = true)
final class MapIdentitiesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOptions settings;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        try (ConnectorRuntime runtime = ConnectorRuntime.onDemand(settings.loadForReading(), settings.config())) {
            List<MappedUser> users = runtime.mapIdentities().stream()
                    .sorted(Comparator.comparing(MapIdentitiesCommand::isMapped)
                            .thenComparing(user -> shown(user.user().email()))
                            .thenComparing(user -> user.user().id()))
                    .toList();
            print(users);
            return ExitCode.DONE;
        }
    }

    private void print(List<MappedUser> users) {
        PrintWriter out = spec.commandLine().getOut();
        if (output.json()) {
            out.println(Json.of(users));
            return;
        }
        for (MappedUser user : users) {
            out.println((isMapped(user) ? "mapped " : "not mapped ")
                    + user.user().id() + " " + shown(user.user().email()) + " ("
                    + shown(user.user().role()) + "): "
                    + Printable.line(user.identity().sentence()));
        }
        long mapped = users.stream().filter(MapIdentitiesCommand::isMapped).count();
        out.println(mapped + " of " + users.size() + " people are mapped.");
    }

    private static boolean isMapped(MappedUser user) {
        return user.identity().status() == IdentityStatus.MATCHED;
    }

    private static String shown(String text) {
        return text == null ? "-" : Printable.line(text);
    }
}
