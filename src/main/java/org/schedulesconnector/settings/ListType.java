package org.schedulesconnector.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.lang3.StringUtils;

/**
 * Values separated by commas; an empty text is the empty list. Commas alone are no empty list: what stood between them was lost. Order is
 * kept, repetitions are dropped.
 */
record ListType(ValueType<String> element) implements ValueType<List<String>> {
    @Override
    public List<String> parse(String text) throws InvalidValueException {
        List<String> texts = Arrays.stream(text.split(","))
                .map(String::trim)
                .filter(StringUtils::isNotEmpty)
                .toList();
        if (texts.isEmpty() && !text.isEmpty()) {
            throw new InvalidValueException("holds commas only", "Give " + element.allowed() + ", or leave it empty.");
        }
        List<String> values = new ArrayList<>();
        for (String entry : texts) {
            values.add(parse(entry, values.size() + 1));
        }
        return values.stream().distinct().toList();
    }

    @Override
    public String format(List<String> value) {
        return String.join(",", value);
    }

    @Override
    public String allowed() {
        return "none, one or several, separated by commas, each " + element.allowed();
    }

    @Override
    public boolean acceptsBlank() {
        return true;
    }

    private String parse(String entry, int position) throws InvalidValueException {
        try {
            return element.parse(entry);
        } catch (InvalidValueException mistake) {
            throw new InvalidValueException(
                    "has as entry " + position + " something that " + mistake.getMessage(), mistake.remedy());
        }
    }
}
