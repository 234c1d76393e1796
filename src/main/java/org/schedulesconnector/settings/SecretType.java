package org.schedulesconnector.settings;

import java.util.regex.Pattern;

/** A secret in one line. */
final class SecretType implements ValueType<Secret> {
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    @Override
    public Secret parse(String text) throws InvalidValueException {
        if (CONTROL.matcher(text).find()) {
            throw new InvalidValueException(
                    "holds a line break or another control character", "Give the secret alone, in one line.");
        }
        return new Secret(text);
    }

    @Override
    public String allowed() {
        return "one line of text";
    }

    @Override
    public boolean secret() {
        return true;
    }
}
