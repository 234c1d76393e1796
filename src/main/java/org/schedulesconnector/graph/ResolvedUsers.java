package org.schedulesconnector.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The accounts found for a {@link UserLookup}.
 *
 * @param attribute what they were found by
 * @param byValue accounts by value in lower case, in the order of the look-up; several when they share a mail address. A value
 *     without an account is not in it
 * @param unresolved the values without an account, in lower case
 */
public record ResolvedUsers(
        UserLookup.Attribute attribute, Map<String, List<EntraUser>> byValue, List<String> unresolved) {
    public ResolvedUsers {
        byValue = Collections.unmodifiableMap(new LinkedHashMap<>(byValue));
        unresolved = List.copyOf(unresolved);
    }

    /** The accounts of a value, whatever its case; none when it was not resolved. */
    public List<EntraUser> accounts(String value) {
        return byValue.getOrDefault(UserLookup.normal(value), List.of());
    }
}
