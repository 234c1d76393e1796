package org.schedulesconnector.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What holds for every setting, secrets masked, in the order of the reference page.
 *
 * @param settings one for each key
 */
public record EffectiveSettings(List<EffectiveSetting> settings) {
    public EffectiveSettings {
        settings = List.copyOf(settings);
    }

    /**
     * Values by key for property placeholders in routes, such as <code>{{pagerduty.base-url}}</code>. Secrets are left out: they live in
     * beans. So are settings without a value; a route asks for those as <code>{{?graph.schema}}</code>.
     *
     * <p>Give them to Camel as override properties, and set its modes for system properties and environment variables to fallback: by
     * default those two win over any other source, the command line of ours among them.
     */
    public Map<String, String> placeholders() {
        Map<String, String> byKey = new LinkedHashMap<>();
        settings.stream()
                .filter(setting -> !setting.secret() && setting.value() != null)
                .forEach(setting -> byKey.put(setting.key(), setting.value()));
        return byKey;
    }

    /** One line for each setting: {@code key = value   # origin}. */
    public String toText() {
        return settings.stream().map(EffectiveSettings::line).collect(Collectors.joining(System.lineSeparator()));
    }

    /** The same as an array of objects with the members {@code key}, {@code value}, {@code origin} and {@code secret}. */
    public String toJson() {
        try {
            return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(settings);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts and flags always have a JSON form", impossible);
        }
    }

    private static String line(EffectiveSetting setting) {
        return setting.value() == null
                ? setting.key() + " is not set"
                : setting.key() + " = " + setting.value() + "   # " + setting.origin();
    }
}
