package org.schedulesconnector.settings;

/** Text for people, up to a number of characters. */
record TextType(int longest) implements ValueType<String> {
    @Override
    public String parse(String text) throws InvalidValueException {
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            throw new InvalidValueException(
                    "has " + length + " characters", "Shorten it to " + longest + " characters or fewer.");
        }
        return text;
    }

    @Override
    public String allowed() {
        return "text of at most " + longest + " characters";
    }
}
