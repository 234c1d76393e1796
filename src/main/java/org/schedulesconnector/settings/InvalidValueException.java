package org.schedulesconnector.settings;

/** A text is no value of its type. The message says what is wrong with it and never holds a secret. */
final class InvalidValueException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * @param wrong completes a sentence that starts with the key, such as "is 'uk'"
     * @param remedy a whole sentence
     */
    InvalidValueException(String wrong, String remedy) {
        super(wrong);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
