package org.schedulesconnector.graph;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Which accounts of the tenant are asked for. Graph compares without regard to case.
 *
 * @param attribute what the values are
 * @param values any number, in any order; stripped, in lower case and each once. What cannot be a value, such as an object id that is
 *     no GUID, is not asked for and comes back as unresolved
 */
public record UserLookup(Attribute attribute, List<String> values) {
    /** How many values one request asks for: Graph takes no more in one {@code in}. */
    public static final int MOST_AT_ONCE = 15;

    /** Graph's longest value in a filter; a user principal name is shorter. */
    private static final int LONGEST = 120;

    /** What users are found by. */
    public enum Attribute {
        UPN("userPrincipalName"),
        MAIL("mail"),
        OBJECT_ID("id");

        private final String wireName;

        Attribute(String wireName) {
            this.wireName = wireName;
        }

        /** Graph's name of it. */
        public String wireName() {
            return wireName;
        }
    }

    public UserLookup {
        Objects.requireNonNull(attribute, "attribute");
        values = values.stream().map(UserLookup::normal).distinct().toList();
    }

    static String normal(String value) {
        return value.strip().toLowerCase(Locale.ROOT);
    }

    List<String> askable() {
        return values.stream().filter(this::isAskable).toList();
    }

    private boolean isAskable(String value) {
        return attribute == Attribute.OBJECT_ID
                ? ItemRules.isGuid(value)
                : !value.isEmpty() && value.length() <= LONGEST;
    }
}
