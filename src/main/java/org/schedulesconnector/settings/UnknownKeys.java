package org.schedulesconnector.settings;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Finds names that were meant for us and are none of ours. A name under one of our prefixes always is; any other name, and any environment
 * variable, only when it is two letters or fewer from a known one, since other programs share that space.
 */
final class UnknownKeys {
    private static final int SLIP = 2;
    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();
    /** The same up to a slip; beyond it is -1, and soon told. */
    private static final LevenshteinDistance NEAR = new LevenshteinDistance(SLIP);

    private static final Pattern SEPARATORS = Pattern.compile("[._-]");
    private static final Pattern NUMBER = Pattern.compile("(?<!\\d)[1-9]\\d?(?!\\d)");

    private final List<String> prefixes;

    UnknownKeys() {
        this.prefixes = OptionGroup.all().stream().map(OptionGroup::prefix).toList();
    }

    List<SettingsProblem> in(List<SettingsSource> sources) {
        return sources.stream().flatMap(this::in).toList();
    }

    private Stream<SettingsProblem> in(SettingsSource source) {
        return source.values().keySet().stream()
                .filter(name -> !isKnown(source, name))
                .filter(name -> isMeantForUs(source, name))
                .sorted()
                .map(name -> problem(source, name));
    }

    private static boolean isKnown(SettingsSource source, String name) {
        return known(name).stream().map(source::spell).anyMatch(name::equals);
    }

    private boolean isMeantForUs(SettingsSource source, String name) {
        boolean ours = source.ownsPrefixes() && prefixes.stream().anyMatch(name::startsWith);
        return ours || isSlipOfOne(letters(name), known(name));
    }

    /** Every variable of the environment is asked about, so what is far off is told from its length or its first letters. */
    private static boolean isSlipOfOne(String letters, List<String> keys) {
        return keys.stream().anyMatch(key -> NEAR.apply(letters, letters(key)) >= 0);
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

    private static String nearest(String name) {
        return known(name).stream()
                .min(Comparator.comparingInt(key -> distance(name, key)))
                .orElseThrow();
    }

    /** The keys a name may be or stand for: numbered ones with the name's own number, if it has one, else the first. */
    private static List<String> known(String name) {
        Matcher number = NUMBER.matcher(name);
        return OptionGroup.keys(number.find() ? Integer.parseInt(number.group()) : 1);
    }

    /** Letters that differ; case, dots, dashes and underscores do not count, so that camelCase names are found. */
    private static int distance(String name, String key) {
        return DISTANCE.apply(letters(name), letters(key));
    }

    private static String letters(String name) {
        return SEPARATORS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
