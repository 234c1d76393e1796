package org.schedulesconnector;

import java.util.Map;
import java.util.Properties;
import java.util.function.Predicate;
import org.apache.camel.Ordered;
import org.apache.camel.spi.LoadablePropertiesSource;
import org.apache.camel.spi.PropertiesSource;

/** The effective settings, defaults among them and secrets not, as properties of a Camel context: before its other sources. */
record SettingsPlaceholders(Map<String, String> values) implements PropertiesSource, LoadablePropertiesSource, Ordered {
    @Override
    public String getName() {
        return "SchedulesConnectorSettings";
    }

    @Override
    public String getProperty(String name) {
        return values.get(name);
    }

    @Override
    public Properties loadProperties() {
        return loadProperties(name -> true);
    }

    @Override
    public Properties loadProperties(Predicate<String> filter) {
        Properties loaded = new Properties();
        values.keySet().stream().filter(filter).forEach(name -> loaded.setProperty(name, values.get(name)));
        return loaded;
    }

    @Override
    public void reloadProperties(String location) {
        // They hold until the connector is closed: there is nothing to read again.
    }

    @Override
    public int getOrder() {
        return HIGHEST;
    }
}
