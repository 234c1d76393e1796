package org.schedulesconnector.settings;

import java.util.Locale;
import java.util.regex.Pattern;

/** An id of Microsoft Entra, such as {@code 9c2f6f0e-3f0a-4c38-9d0f-5b7f6c0f1d2e}; lower case once read. */
final class GuidType implements ValueType<String> {
    private static final Pattern GUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final String whereToFind;

    /** @param whereToFind a sentence for those who gave something else */
    GuidType(String whereToFind) {
        this.whereToFind = whereToFind;
    }

    static boolean isGuid(String text) {
        return GUID.matcher(text).matches();
    }

    @Override
    public String parse(String text) throws InvalidValueException {
        if (!isGuid(text)) {
            throw new InvalidValueException("is not a GUID", whereToFind);
        }
        return text.toLowerCase(Locale.ROOT);
    }

    @Override
    public String allowed() {
        return "a GUID";
    }
}
