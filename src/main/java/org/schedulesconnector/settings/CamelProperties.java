package org.schedulesconnector.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.spi.PropertiesComponent;

/**
 * Our settings among the properties of a Camel context, wherever its runtime keeps them: files, Spring's environment, variables,
 * system properties. Others share that space, so that only names of ours count.
 */
public final class CamelProperties {
    /** How a value is said to be given that was found here. */
    public static final String ORIGIN = "property of the Camel context";

    private static final Set<String> SECRETS = OptionGroup.all().stream()
            .flatMap(group -> group.options().stream())
            .filter(Option::secret)
            .map(Option::key)
            .collect(Collectors.toSet());

    private final PropertiesComponent properties;

    public CamelProperties(PropertiesComponent properties) {
        this.properties = properties;
    }

    /** Whether the context is meant to run a connector: without the account's name none can. */
    public boolean hasSettings() {
        return properties.resolveProperty(PagerDutyOptions.SUBDOMAIN.key()).isPresent();
    }

    /**
     * The settings.
     *
     * @throws SettingsException naming every mistake, when there is one
     */
    public LoadedSettings load() {
        return new SettingsLoader(List.of(SettingsSource.shared(ORIGIN, values()))).load();
    }

    private Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        Properties listed = properties.loadProperties();
        listed.stringPropertyNames().forEach(name -> values.put(name, listed.getProperty(name)));
        keys().forEach(key -> {
            values.remove(key);
            value(key, listed).ifPresent(value -> values.put(key, value));
        });
        return values;
    }

    /** A secret is asked of Camel last, whose listeners hear, and may log, what it gives. */
    private Optional<String> value(String key, Properties listed) {
        if (!SECRETS.contains(key)) {
            return properties.resolveProperty(key);
        }
        return Optional.ofNullable(System.getenv(key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_")))
                .or(() -> Optional.ofNullable(System.getProperty(key)))
                .or(() -> Optional.ofNullable(listed.getProperty(key)))
                .or(() -> properties.resolveProperty(key));
    }

    private static Stream<String> keys() {
        return IntStream.rangeClosed(1, Option.LAST_NUMBER)
                .boxed()
                .flatMap(number -> OptionGroup.keys(number).stream())
                .distinct();
    }
}
