package org.schedulesconnector.settings;

/** Yes or no. Any other word is refused: a typing mistake must not count as no. */
final class FlagType implements ValueType<Boolean> {
    @Override
    public Boolean parse(String text) throws InvalidValueException {
        if (text.equalsIgnoreCase("true")) {
            return true;
        }
        if (text.equalsIgnoreCase("false")) {
            return false;
        }
        throw new InvalidValueException("is " + Quoted.text(text), "Use true or false.");
    }

    @Override
    public String allowed() {
        return "true or false";
    }
}
