package org.schedulesconnector.settings;

import java.util.regex.Pattern;

/** A secret that is the whole value of an HTTP header. */
final class HeaderValueType implements ValueType<Secret> {
    private static final Pattern SENDABLE = Pattern.compile("[\\x20-\\x7e]+");

    @Override
    public Secret parse(String text) throws InvalidValueException {
        if (!SENDABLE.matcher(text).matches()) {
            throw new InvalidValueException(
                    "holds a line break or a letter beyond ASCII", "Give the value of the header alone, in one line.");
        }
        return new Secret(text);
    }

    @Override
    public String allowed() {
        return "printable ASCII in one line";
    }

    @Override
    public boolean secret() {
        return true;
    }
}
