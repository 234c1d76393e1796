package org.schedulesconnector.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.schedulesconnector.operations.notify.Delivery;
import org.schedulesconnector.operations.notify.NotifyBeans;
import org.schedulesconnector.settings.NotifyFormat;
import org.schedulesconnector.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "notify-test",
        description = {
            "Post a test message to the webhook of notify.webhook-url, and tell what it answered.",
            "Asks neither service and opens no ledger, so it also works beside a running service."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the webhook took it",
            "1:it did not",
            "2:wrong command line or settings, or no webhook is set"
        },
        mixinStandardHelpOptions = true)
final class NotifyTestCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOptions settings;

    @Override
    public Integer call() {
        Settings loaded = settings.load().settings();
        if (!loaded.notifications().enabled()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "notify.webhook-url is not set, so nobody is told anything. Set it, or name a file with it by"
                            + " notify.webhook-url-file.");
        }
        Delivery delivery =
                NotifyBeans.test(loaded.notifications(), loaded.graph().connectionId(), Clock.systemUTC());
        return tell(delivery, loaded.notifications().format());
    }

    private int tell(Delivery delivery, NotifyFormat format) {
        PrintWriter out = spec.commandLine().getOut();
        if (delivery.isDone()) {
            out.println("The webhook took a test message in the format "
                    + format.name().toLowerCase(Locale.ROOT) + ". Look whether it arrived.");
        } else {
            out.println("The test message was not delivered: " + delivery.problem() + ".");
            if (delivery.remedy() != null) {
                out.println(delivery.remedy());
            }
        }
        out.flush();
        return delivery.isDone() ? ExitCode.DONE : ExitCode.INTERNAL;
    }
}
