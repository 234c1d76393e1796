package org.schedulesconnector.settings;

/** A whole number between two bounds, both included. */
record WholeNumberType(int least, int most) implements ValueType<Integer> {
    @Override
    public Integer parse(String text) throws InvalidValueException {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw new InvalidValueException(
                    "is " + Quoted.text(text) + ", which is not a whole number of that size", remedy());
        }
        throw new InvalidValueException("is " + text, remedy());
    }

    @Override
    public String allowed() {
        return "a whole number from " + least + " to " + most;
    }

    private String remedy() {
        return "Give a whole number between " + least + " and " + most + ".";
    }
}
