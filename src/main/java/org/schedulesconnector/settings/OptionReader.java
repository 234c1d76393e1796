package org.schedulesconnector.settings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads options one after the other, goes on after a mistake, and remembers every mistake and what each option came to. After a mistake the
 * default stands in, so that the other options can be read; what is built then is thrown away.
 */
final class OptionReader {
    private static final String MASK = "********";

    private final ValueLookup values;
    private final List<SettingsProblem> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<EffectiveSetting> effective = new ArrayList<>();
    private final Set<String> faulty = new HashSet<>();
    private final Set<String> written = new HashSet<>();

    OptionReader(ValueLookup values) {
        this.values = values;
    }

    /** The value, else the default, else null. */
    <T> T read(Option<T> option) {
        return readOr(option, option.fallback());
    }

    /** The value, else the value of the given text, which follows from another option. */
    <T> T readOr(Option<T> option, String fallback) {
        return value(option, find(option), fallback);
    }

    /** The value, which must be there. */
    <T> T require(Option<T> option) {
        return require(option, "must be set");
    }

    /**
     * The value when another option makes this one necessary, else null: then whatever is written is shown, checked and not used, and
     * a placeholder may stay.
     *
     * @param reason what makes it necessary, such as "graph.auth is client-secret"
     */
    <T> T requireWhen(boolean necessary, Option<T> option, String reason) {
        return necessary ? require(option, "must be set when " + reason) : readWhen(false, option);
    }

    /** The value if there is one and another option makes use of it, else null. */
    <T> T readWhen(boolean used, Option<T> option) {
        if (used) {
            return read(option);
        }
        value(option, find(option).filter(raw -> !Placeholder.matches(raw.text())), null);
        return null;
    }

    /** Whether nothing is wrong with what was read for these options; rules that join options hold only then. */
    boolean sound(Option<?>... options) {
        return List.of(options).stream().noneMatch(option -> faulty.contains(option.key()));
    }

    /** Whether an option that was read has a text of its own. */
    boolean written(Option<?> option) {
        return written.contains(option.key());
    }

    /** Whether an option has a text of its own, without reading it. */
    boolean given(Option<?> option) {
        return values.given(option);
    }

    /** The numbers for which any of some numbered options has a text. */
    SortedSet<Integer> numbers(List<Option<?>> numbered) {
        return IntStream.rangeClosed(1, Option.LAST_NUMBER)
                .filter(number -> numbered.stream().anyMatch(option -> given(option.at(number))))
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    void refuse(Option<?> option, String wrong, String rule, String remedy) {
        faulty.add(option.key());
        problems.add(new SettingsProblem(option.key(), wrong, rule, remedy));
    }

    void warn(Option<?> option, String warning) {
        warnings.add(option.key() + " " + warning);
    }

    List<SettingsProblem> problems() {
        return List.copyOf(problems);
    }

    List<String> warnings() {
        List<String> all = new ArrayList<>(values.warnings());
        all.addAll(warnings);
        return all;
    }

    EffectiveSettings effective() {
        return new EffectiveSettings(effective);
    }

    private <T> T require(Option<T> option, String rule) {
        T value = read(option);
        if (value == null && sound(option)) {
            refuse(option, "is missing", "It " + rule + ".", whatItIs(option));
        }
        return value;
    }

    private static String whatItIs(Option<?> option) {
        return option.secret()
                ? "Give it by " + option.key() + " or name a file with it by " + option.fileKey() + "."
                : "Give " + option.type().allowed() + ".";
    }

    private Optional<RawValue> find(Option<?> option) {
        try {
            Optional<RawValue> found = values.find(option);
            return found.filter(raw -> !raw.isBlank() || option.type().acceptsBlank());
        } catch (InvalidValueException mistake) {
            refuse(option, mistake);
            return Optional.empty();
        }
    }

    private <T> T value(Option<T> option, Optional<RawValue> raw, String fallback) {
        T value = raw.map(given -> parse(option, given)).orElse(null);
        if (raw.isPresent()) {
            written.add(option.key());
        }
        boolean fromDefault = value == null && fallback != null;
        T held = fromDefault ? parse(option, new RawValue(fallback, "default")) : value;
        String origin = fromDefault ? "default" : raw.map(RawValue::origin).orElse(null);
        effective.add(new EffectiveSetting(option.key(), shown(option, held), origin, option.secret()));
        return held;
    }

    private <T> T parse(Option<T> option, RawValue raw) {
        try {
            if (Placeholder.matches(raw.text())) {
                throw new InvalidValueException("still holds a placeholder", "Replace it by your own value.");
            }
            return option.type().parse(raw.text());
        } catch (InvalidValueException mistake) {
            refuse(
                    option,
                    new InvalidValueException(mistake.getMessage() + " (" + raw.origin() + ")", mistake.remedy()));
            return null;
        }
    }

    private void refuse(Option<?> option, InvalidValueException mistake) {
        refuse(option, mistake.getMessage(), "Allowed: " + option.type().allowed() + ".", mistake.remedy());
    }

    private static <T> String shown(Option<T> option, T value) {
        if (value == null) {
            return null;
        }
        return option.secret() ? MASK : option.type().format(value);
    }
}
