package org.schedulesconnector.access;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What Entra has said so far in this run. An account counts for a value only when it really has it. */
final class EntraAnswers {
    private final Map<EntraAttribute, Map<String, List<EntraAccount>>> found = new EnumMap<>(EntraAttribute.class);
    private final Map<EntraAttribute, Set<String>> failed = new EnumMap<>(EntraAttribute.class);

    void add(Lookup lookup, Collection<EntraAccount> accounts) {
        for (String value : lookup.values()) {
            List<EntraAccount> holders = accounts.stream()
                    .filter(account -> has(account, lookup.attribute(), value))
                    .distinct()
                    .toList();
            found.computeIfAbsent(lookup.attribute(), attribute -> new HashMap<>())
                    .put(value, holders);
        }
    }

    void addFailed(Lookup lookup) {
        failed.computeIfAbsent(lookup.attribute(), attribute -> new HashSet<>()).addAll(lookup.values());
    }

    /** @return the accounts that have the candidate's value; null when Entra was not asked, or not answered */
    List<EntraAccount> to(Candidate candidate) {
        return found.getOrDefault(candidate.attribute(), Map.of()).get(candidate.value());
    }

    boolean hasFailedFor(Candidate candidate) {
        return failed.getOrDefault(candidate.attribute(), Set.of()).contains(candidate.value());
    }

    private static boolean has(EntraAccount account, EntraAttribute attribute, String value) {
        String held = account.valueOf(attribute);
        return held != null && held.strip().toLowerCase(Locale.ROOT).equals(value);
    }
}
