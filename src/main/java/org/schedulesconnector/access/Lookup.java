package org.schedulesconnector.access;

import java.util.List;
import java.util.Objects;

/**
 * One question to Entra: which accounts have one of these values?
 *
 * @param attribute where to look
 * @param values in lower case, without repetition, 1 to {@link #MOST_VALUES}
 */
public record Lookup(EntraAttribute attribute, List<String> values) {
    /** As many as an {@code in} filter of Graph takes. */
    public static final int MOST_VALUES = 15;

    public Lookup {
        Objects.requireNonNull(attribute, "attribute");
        values = List.copyOf(values);
        if (values.isEmpty() || values.size() > MOST_VALUES) {
            throw new IllegalArgumentException(
                    "A lookup asks for 1 to " + MOST_VALUES + " values, not " + values.size());
        }
    }
}
