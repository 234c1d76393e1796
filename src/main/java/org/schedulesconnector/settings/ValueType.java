package org.schedulesconnector.settings;

/** How the text of a setting becomes a value, and which texts are allowed. */
interface ValueType<T> {
    /** Reads a text that has no blanks around it and, unless {@link #acceptsBlank()}, is not empty. */
    T parse(String text) throws InvalidValueException;

    /** The text of a value, such that parsing it gives the value again. */
    default String format(T value) {
        return value.toString();
    }

    /** What is allowed, without a full stop. */
    String allowed();

    /** Whether an empty text is a value; otherwise it stands for the default. */
    default boolean acceptsBlank() {
        return false;
    }

    /** Whether values must not be shown. */
    default boolean secret() {
        return false;
    }
}
