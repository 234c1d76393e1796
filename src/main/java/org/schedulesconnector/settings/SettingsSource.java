package org.schedulesconnector.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/** A place where settings are written: the command line, JVM system properties, the environment, a file. */
public final class SettingsSource {
    private static final String CLASS_PATH_FILE = "application.properties";

    private final String name;
    private final Map<String, String> values;
    private final boolean environment;
    private final boolean shared;

    private SettingsSource(String name, Map<String, String> values, boolean environment) {
        this(name, values, environment, environment);
    }

    private SettingsSource(String name, Map<String, String> values, boolean environment, boolean shared) {
        this.name = Objects.requireNonNull(name, "name");
        this.values = Map.copyOf(values);
        this.environment = environment;
        this.shared = shared;
    }

    /** Values by key, as given by {@code -Dkey=value} after the command. */
    public static SettingsSource commandLine(Map<String, String> values) {
        return new SettingsSource("command line", values, false);
    }

    /** The JVM's own {@code -Dkey=value}. */
    public static SettingsSource systemProperties(Properties properties) {
        return new SettingsSource("JVM system property", asMap(properties), false);
    }

    /** Variables by name; the variable of {@code graph.client-id} is {@code GRAPH_CLIENT_ID}. An empty variable counts as not set. */
    public static SettingsSource environment(Map<String, String> variables) {
        Map<String, String> set = variables.entrySet().stream()
                .filter(variable -> !variable.getValue().isBlank())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new SettingsSource("environment variable", set, true);
    }

    /** Values that a program sets, such as those that point at the sandbox. */
    public static SettingsSource of(String name, Map<String, String> values) {
        return new SettingsSource(name, values, false);
    }

    /** Values among those of other programs: a name under one of our prefixes may be theirs. */
    static SettingsSource shared(String name, Map<String, String> values) {
        return new SettingsSource(name, values, false, true);
    }

    /**
     * A properties file in UTF-8.
     *
     * @throws SettingsException when it cannot be read
     */
    public static SettingsSource file(Path file) {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return new SettingsSource("file " + file, load(reader), false);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new SettingsException(List.of(unreadableFile(file)));
        }
    }

    /** The file {@code application.properties} that the context class loader finds, such as the one beside the jar; empty without one. */
    public static Optional<SettingsSource> classPath() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream stream = loader.getResourceAsStream(CLASS_PATH_FILE)) {
            if (stream == null) {
                return Optional.empty();
            }
            Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
            return Optional.of(new SettingsSource("file " + CLASS_PATH_FILE, load(reader), false));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + CLASS_PATH_FILE + " on the class path", unreadable);
        }
    }

    /** What is written for a key, without blanks around it; empty when this source says nothing about it. */
    Optional<RawValue> find(String key) {
        String spelled = spell(key);
        return Optional.ofNullable(values.get(spelled)).map(text -> new RawValue(text.trim(), origin(spelled)));
    }

    /** How this source spells a key. */
    String spell(String key) {
        return environment ? key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_') : key;
    }

    /** Where a name of this source is written, in words. */
    String origin(String spelled) {
        return environment ? name + " " + spelled : name;
    }

    /** All names and values in this source's own spelling. */
    Map<String, String> values() {
        return values;
    }

    /** Whether names of our prefixes can only be meant for us; where others write too they may belong to another program. */
    boolean ownsPrefixes() {
        return !shared;
    }

    /** Never shows values: secrets are among them. */
    @Override
    public String toString() {
        return name + " (" + values.size() + " values)";
    }

    private static Map<String, String> load(Reader reader) throws IOException {
        Properties properties = new Properties();
        properties.load(reader);
        return asMap(properties);
    }

    private static Map<String, String> asMap(Properties properties) {
        return properties.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, properties::getProperty));
    }

    private static SettingsProblem unreadableFile(Path file) {
        return new SettingsProblem(
                "--config",
                "names " + Quoted.text(file.toString()) + ", which cannot be read as a properties file",
                "It must be a readable properties file in UTF-8.",
                "Check the path, who may read it, and its encoding.");
    }
}
