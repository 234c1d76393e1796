package org.schedulesconnector.settings;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Finds names that were meant for us and are none of ours. A name under one of our prefixes always is; any other name, and any environment
 * variable, only when it is two letters or fewer from a known one, since other programs share that space.
 */
final class UnknownKeys {
    private static final int SLIP = 2;
    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    private final List<String> known = OptionGroup.keys();
    private final List<String> prefixes;

    UnknownKeys() {
        this.prefixes = Stream.concat(OptionGroup.all().stream().map(OptionGroup::prefix), Stream.of("operations."))
                .toList();
    }

    List<SettingsProblem> in(List<SettingsSource> sources) {
        return sources.stream().flatMap(this::in).toList();
    }

    private Stream<SettingsProblem> in(SettingsSource source) {
        Map<String, String> keyBySpelling = known.stream().collect(Collectors.toMap(source::spell, key -> key));
        Set<String> written = source.values().keySet();
        return written.stream()
                .filter(name -> !keyBySpelling.containsKey(name))
                .filter(name -> isMeantForUs(source, name))
                .sorted()
                .map(name -> problem(source, name));
    }

    private boolean isMeantForUs(SettingsSource source, String name) {
        boolean ours = source.ownsPrefixes() && prefixes.stream().anyMatch(name::startsWith);
        return ours || distance(name, nearest(name)) <= SLIP;
    }

    private SettingsProblem problem(SettingsSource source, String name) {
        String remedy = suggestion(name)
                .map(key -> "Did you mean " + source.spell(key) + "?")
                .orElse("Remove it, or look its name up in docs/configuration.md.");
        return new SettingsProblem(
                name, "is no setting (" + source.origin(name) + ")", "Only known names are accepted.", remedy);
    }

    private Optional<String> suggestion(String name) {
        String nearest = nearest(name);
        boolean near = distance(name, nearest) <= Math.max(SLIP, name.length() / 3);
        return near ? Optional.of(nearest) : Optional.empty();
    }

    private String nearest(String name) {
        return known.stream()
                .min(Comparator.comparingInt(key -> distance(name, key)))
                .orElseThrow();
    }

    /** Letters that differ; case, dots, dashes and underscores do not count, so that camelCase names are found. */
    private static int distance(String name, String key) {
        return DISTANCE.apply(letters(name), letters(key));
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[._-]", "");
    }
}
