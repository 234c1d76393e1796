package org.schedulesconnector.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** One of the constants of an enum, written in lower case with dashes: {@code GCC_HIGH} is {@code gcc-high}. */
final class ChoiceType<E extends Enum<E>> implements ValueType<E> {
    private final E[] constants;

    ChoiceType(Class<E> type) {
        this.constants = type.getEnumConstants();
    }

    @Override
    public E parse(String text) throws InvalidValueException {
        for (E constant : constants) {
            if (format(constant).equalsIgnoreCase(text)) {
                return constant;
            }
        }
        throw new InvalidValueException("is " + Quoted.text(text), "Use one of: " + names() + ".");
    }

    @Override
    public String format(E value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String allowed() {
        return constants.length == 1 ? "only " + names() : "one of " + names();
    }

    private String names() {
        return Arrays.stream(constants).map(this::format).collect(Collectors.joining(", "));
    }
}
