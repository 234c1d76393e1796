package org.schedulesconnector.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what is written for an option: in the sources by precedence, in a file for a secret, with functions resolved. */
final class ValueLookup {
    private final List<SettingsSource> sources;
    private final PropertyFunctions functions;
    private final List<String> warnings = new ArrayList<>();

    /** @param sources highest precedence first */
    ValueLookup(List<SettingsSource> sources, PropertyFunctions functions) {
        this.sources = List.copyOf(sources);
        this.functions = functions;
    }

    /** What is written, empty when nothing is. A blank text is returned as such: it may be a value. */
    Optional<RawValue> find(Option<?> option) throws InvalidValueException {
        Optional<RawValue> direct = find(option.key());
        Optional<RawValue> file =
                option.secret() ? find(option.fileKey()).filter(value -> !value.isBlank()) : Optional.empty();
        if (file.isEmpty()) {
            return direct.isPresent() ? Optional.of(resolved(direct.get())) : Optional.empty();
        }
        if (direct.isPresent() && !direct.get().isBlank()) {
            throw new InvalidValueException(
                    "is given twice: " + direct.get().origin() + ", and " + option.fileKey() + " ("
                            + file.get().origin() + ")",
                    "Keep one of the two.");
        }
        return Optional.of(fromFile(option, file.get()));
    }

    /** Whether some text is written and counts, before it is looked at; for options that are no secrets. */
    boolean given(Option<?> option) {
        return find(option.key()).filter(raw -> !raw.isBlank()).isPresent();
    }

    /** What an operator should hear of, though it works. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private Optional<RawValue> find(String key) {
        return sources.stream().flatMap(source -> source.find(key).stream()).findFirst();
    }

    private RawValue resolved(RawValue raw) throws InvalidValueException {
        return raw.withText(functions.resolve(raw.text()));
    }

    private RawValue fromFile(Option<?> option, RawValue named) throws InvalidValueException {
        String path = resolved(named).text();
        SecretFile file = new SecretFile(path);
        RawValue secret = new RawValue(file.read(), option.fileKey() + " (" + named.origin() + ")");
        if (file.readableByAll()) {
            warnings.add(option.fileKey() + " names " + Quoted.text(path)
                    + ", which every user of this machine may read. Keep it to its owner: chmod go-r.");
        }
        return secret;
    }
}
