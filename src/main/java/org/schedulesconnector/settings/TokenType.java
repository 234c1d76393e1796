package org.schedulesconnector.settings;

import java.util.regex.Pattern;

/** A secret that callers send in an HTTP header. */
final class TokenType implements ValueType<Secret> {
    private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]+");

    @Override
    public Secret parse(String text) throws InvalidValueException {
        if (!SENDABLE.matcher(text).matches()) {
            throw new InvalidValueException(
                    "holds a blank, a line break or a letter beyond ASCII", "Make one with: openssl rand -hex 32");
        }
        return new Secret(text);
    }

    @Override
    public String allowed() {
        return "printable ASCII without blanks";
    }

    @Override
    public boolean secret() {
        return true;
    }
}
