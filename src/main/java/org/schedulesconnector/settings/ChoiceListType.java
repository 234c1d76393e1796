package org.schedulesconnector.settings;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.lang3.StringUtils;

/** Some of a few words, separated by commas; an empty text is the empty list. Order is kept, repetitions are dropped. */
final class ChoiceListType implements ValueType<List<String>> {
    private final List<String> choices;

    ChoiceListType(String... choices) {
        this.choices = List.of(choices);
    }

    @Override
    public List<String> parse(String text) throws InvalidValueException {
        List<String> words = Arrays.stream(text.split(","))
                .map(String::trim)
                .filter(StringUtils::isNotEmpty)
                .distinct()
                .toList();
        for (String word : words) {
            if (!choices.contains(word)) {
                throw new InvalidValueException(
                        "names " + Quoted.text(word), "Use only: " + String.join(", ", choices) + ".");
            }
        }
        return words;
    }

    @Override
    public String format(List<String> value) {
        return String.join(",", value);
    }

    @Override
    public String allowed() {
        return "none or some of " + String.join(", ", choices) + ", separated by commas";
    }

    @Override
    public boolean acceptsBlank() {
        return true;
    }
}
