package org.schedulesconnector.settings;

import java.util.Objects;

/**
 * A setting, declared once: reading, checking, masking and the reference page all follow from this.
 *
 * @param key its name, such as {@code crawl.window.days-before}; the part {@code N} of it stands for a number, as in
 *     {@code access.identity.rules.N.match}
 * @param type how its text is read
 * @param description what it is for, in a sentence or two
 * @param unit what a number counts, else null
 * @param fallback the text of its default; null when there is none, or when {@code fallbackNote} says how it is found
 * @param fallbackNote what stands in for it, in words, else null
 * @param placeholder stands in the example file until the operator replaces it; null when the setting need not be set
 */
record Option<T>(
        String key,
        ValueType<T> type,
        String description,
        String unit,
        String fallback,
        String fallbackNote,
        String placeholder) {
    /** The numbers that the part {@code N} of a key stands for end here. */
    static final int LAST_NUMBER = 99;

    private static final String NUMBER = ".N.";

    Option {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(description, "description");
    }

    static <T> Option<T> of(String key, ValueType<T> type, String description) {
        return new Option<>(key, type, description, null, null, null, null);
    }

    Option<T> in(String itsUnit) {
        return new Option<>(key, type, description, itsUnit, fallback, fallbackNote, placeholder);
    }

    Option<T> orElse(String itsFallback) {
        return new Option<>(key, type, description, unit, itsFallback, fallbackNote, placeholder);
    }

    Option<T> orElseAsIn(String itsNote) {
        return new Option<>(key, type, description, unit, fallback, itsNote, placeholder);
    }

    Option<T> shownAs(String itsPlaceholder) {
        return new Option<>(key, type, description, unit, fallback, fallbackNote, itsPlaceholder);
    }

    /** Whether there is one such setting for each number from 1 on. */
    boolean numbered() {
        return key.contains(NUMBER);
    }

    /** The setting of one number; itself when it is not numbered. */
    Option<T> at(int number) {
        String itsKey = key.replace(NUMBER, "." + number + ".");
        return new Option<>(itsKey, type, description, unit, fallback, fallbackNote, placeholder);
    }

    boolean secret() {
        return type.secret();
    }

    /** The key that names a file with the value; for secrets only. */
    String fileKey() {
        return key + "-file";
    }
}
