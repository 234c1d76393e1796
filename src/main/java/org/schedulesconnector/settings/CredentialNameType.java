package org.schedulesconnector.settings;

import java.util.regex.Pattern;

/** The public half of a credential, such as a client id or a user name: one word. Never shown in a message: people paste secrets here. */
final class CredentialNameType implements ValueType<String> {
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Cntrl}]");

    @Override
    public String parse(String text) throws InvalidValueException {
        if (BLANK.matcher(text).find()) {
            throw new InvalidValueException("holds a blank or a line break", "Give it alone, as one word.");
        }
        return text;
    }

    @Override
    public String allowed() {
        return "one word";
    }
}
