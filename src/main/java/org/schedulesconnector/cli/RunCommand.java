package org.schedulesconnector.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.schedulesconnector.settings.LoadedSettings;
import org.schedulesconnector.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "run",
        description = "Run as a service: crawl by the clock until stopped.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    @Mixin
    private SettingsOptions settings;

    @Override
    public Integer call() throws InterruptedException {
        LoadedSettings loaded = settings.load();
        loaded.warnings().forEach(LOG::warn);
        try (ConnectorRuntime runtime = ConnectorRuntime.service(loaded, settings.config())) {
            LOG.info("Running. {}", plan(loaded.settings()) + status(loaded.settings(), runtime));
            runtime.awaitStop();
            return ExitCode.DONE;
        }
    }

    /** What will happen by itself. */
    private static String plan(Settings settings) {
        Duration every = settings.crawl().freshness().incrementalEvery();
        String incremental = every.isZero()
                ? "no incremental crawls"
                : "an incremental crawl every " + every.toString().substring(2).toLowerCase(Locale.ROOT);
        return "A full crawl at " + settings.crawl().fullCron() + " (UTC), " + incremental
                + ", a look at hand-offs every 15 seconds.";
    }

    private static String status(Settings settings, ConnectorRuntime runtime) {
        OptionalInt port = runtime.apiPort();
        return port.isEmpty() ? "" : " Console: http://" + settings.operations().host() + ":" + port.getAsInt() + "/";
    }
}
