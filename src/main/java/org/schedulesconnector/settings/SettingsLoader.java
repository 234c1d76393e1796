package org.schedulesconnector.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the settings from their sources and checks them all. */
public final class SettingsLoader {
    private final List<SettingsSource> sources;

    /** @param sources highest precedence first; the defaults stand behind the last one */
    public SettingsLoader(List<SettingsSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /**
     * The sources of this process: command line, JVM system properties, environment, file.
     *
     * @param commandLine values by key
     * @param file the file to read; null for {@code application.properties} on the class path, which may be absent
     * @throws SettingsException when the file cannot be read
     */
    public static SettingsLoader ofProcess(Map<String, String> commandLine, Path file) {
        List<SettingsSource> sources = new ArrayList<>();
        sources.add(SettingsSource.commandLine(commandLine));
        sources.add(SettingsSource.systemProperties(System.getProperties()));
        sources.add(SettingsSource.environment(System.getenv()));
        Optional.ofNullable(file)
                .map(SettingsSource::file)
                .or(SettingsSource::classPath)
                .ifPresent(sources::add);
        return new SettingsLoader(sources);
    }

    /**
     * The settings.
     *
     * @throws SettingsException naming every mistake, when there is one
     */
    public LoadedSettings load() {
        try (PropertyFunctions functions = new PropertyFunctions(sources)) {
            OptionReader in = new OptionReader(new ValueLookup(sources, functions));
            Settings settings = read(in);
            List<SettingsProblem> problems = new ArrayList<>(in.problems());
            problems.addAll(new UnknownKeys().in(sources));
            if (!problems.isEmpty()) {
                throw new SettingsException(problems);
            }
            return new LoadedSettings(settings, in.effective(), in.warnings());
        }
    }

    /**
     * The settings of PagerDuty alone, for who reads PagerDuty and keeps no index.
     *
     * @throws SettingsException naming every mistake in them, when there is one
     */
    public PagerDutySettings loadPagerDuty() {
        try (PropertyFunctions functions = new PropertyFunctions(sources)) {
            OptionReader in = new OptionReader(new ValueLookup(sources, functions));
            PagerDutySettings settings = PagerDutyOptions.read(in);
            if (!in.problems().isEmpty()) {
                throw new SettingsException(in.problems());
            }
            return settings;
        }
    }

    private static Settings read(OptionReader in) {
        PagerDutySettings pagerDuty = PagerDutyOptions.read(in);
        return new Settings(
                pagerDuty,
                GraphOptions.read(in),
                CrawlOptions.read(in),
                AccessOptions.read(in),
                ItemOptions.read(in, pagerDuty),
                StateOptions.read(in, pagerDuty),
                OperationsOptions.read(in),
                NotifyOptions.read(in));
    }
}
