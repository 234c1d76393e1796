package org.schedulesconnector;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultCamelContextNameStrategy;
import org.schedulesconnector.settings.CamelProperties;
import org.schedulesconnector.settings.LoadedSettings;
import org.schedulesconnector.settings.SettingsLoader;
import org.schedulesconnector.settings.SettingsSource;

/** The Camel context of a connector that was given none, and the settings that a program gives. */
final class ConnectorContext {
    private ConnectorContext() {}

    /** A context with a name of its own, in which settings win over variables and system properties of the same name. */
    static CamelContext create() {
        DefaultCamelContext context = new DefaultCamelContext();
        context.setNameStrategy(new DefaultCamelContextNameStrategy("schedules-connector"));
        PropertiesComponent properties = (PropertiesComponent) context.getPropertiesComponent();
        properties.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_FALLBACK);
        properties.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_FALLBACK);
        return context;
    }

    /**
     * @param given by the program; if it is empty, those among the context's properties are taken
     * @throws org.schedulesconnector.settings.SettingsException naming every mistake
     */
    static LoadedSettings settings(CamelContext context, Map<String, String> given) {
        return given.isEmpty()
                ? new CamelProperties(context.getPropertiesComponent()).load()
                : new SettingsLoader(List.of(SettingsSource.of("builder", given))).load();
    }

    /** What was given and is no setting is a property for other routes. */
    static void tellOthers(CamelContext context, Map<String, String> given, LoadedSettings loaded) {
        Set<String> settings = loaded.effective().settings().stream()
                .flatMap(setting -> Stream.of(setting.key(), setting.key() + "-file"))
                .collect(Collectors.toSet());
        given.forEach((key, value) -> {
            if (!settings.contains(key)) {
                context.getPropertiesComponent().addInitialProperty(key, value);
            }
        });
    }
}
