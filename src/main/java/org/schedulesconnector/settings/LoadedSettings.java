package org.schedulesconnector.settings;

import java.util.List;

/**
 * Settings that passed every check.
 *
 * @param settings the values
 * @param effective the same as texts with their origin, secrets masked
 * @param warnings sentences for the operator about settings that work and should be better; may be empty
 */
public record LoadedSettings(Settings settings, EffectiveSettings effective, List<String> warnings) {
    public LoadedSettings {
        warnings = List.copyOf(warnings);
    }
}
