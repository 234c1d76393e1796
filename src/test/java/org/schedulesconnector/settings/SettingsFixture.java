package org.schedulesconnector.settings;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Loads settings from texts alone. */
final class SettingsFixture {
    static final String TENANT = "6f2b1c9e-4d7a-4f0e-9b1d-2a3c4e5f6071";
    static final String CLIENT = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d";

    private SettingsFixture() {}

    /** The fewest settings that are valid, with others put over them; an empty text takes one away. */
    static Map<String, String> minimal(String... overrides) {
        Map<String, String> values = new HashMap<>(Map.of(
                "pagerduty.subdomain", "kestrel",
                "pagerduty.client-id", "pd-client",
                "pagerduty.client-secret", "pd-secret",
                "graph.tenant-id", TENANT,
                "graph.client-id", CLIENT,
                "graph.client-secret", "graph-secret"));
        for (int i = 0; i < overrides.length; i += 2) {
            values.put(overrides[i], overrides[i + 1]);
        }
        return values;
    }

    static LoadedSettings load(Map<String, String> values) {
        return loaderOf(SettingsSource.of("test", values)).load();
    }

    static SettingsLoader loaderOf(SettingsSource... sources) {
        return new SettingsLoader(List.of(sources));
    }

    static List<SettingsProblem> problems(Map<String, String> values) {
        return problems(loaderOf(SettingsSource.of("test", values)));
    }

    static List<SettingsProblem> problems(SettingsLoader loader) {
        SettingsException refusal = catchThrowableOfType(SettingsException.class, loader::load);
        if (refusal == null) {
            throw new AssertionError("expected problems but the settings are valid");
        }
        return refusal.problems();
    }

    /** The only problem of otherwise valid settings. */
    static SettingsProblem problem(String... overrides) {
        List<SettingsProblem> problems = problems(minimal(overrides));
        if (problems.size() != 1) {
            throw new AssertionError("expected one problem but got " + problems);
        }
        return problems.get(0);
    }
}
