package org.schedulesconnector.cli;

import java.util.concurrent.Callable;
import org.schedulesconnector.settings.LoadedSettings;
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
            LOG.info(
                    "Running; full crawls at {} (UTC)",
                    loaded.settings().crawl().fullCron());
            runtime.awaitStop();
            return ExitCode.DONE;
        }
    }
}
