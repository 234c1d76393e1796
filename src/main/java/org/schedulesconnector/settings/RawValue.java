package org.schedulesconnector.settings;

/**
 * The text of a setting before it is checked; may be a secret.
 *
 * @param text without blanks around it; may be empty
 * @param origin where it was written, such as "environment variable GRAPH_CLIENT_ID"
 */
record RawValue(String text, String origin) {
    boolean isBlank() {
        return text.isEmpty();
    }

    RawValue withText(String other) {
        return new RawValue(other, origin);
    }

    @Override
    public String toString() {
        return "value from " + origin;
    }
}
