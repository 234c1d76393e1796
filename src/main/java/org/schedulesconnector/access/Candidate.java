package org.schedulesconnector.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.schedulesconnector.pagerduty.User;

/**
 * One place where a person's account may be found.
 *
 * @param rule the name of the rule that says so
 * @param attribute where to look
 * @param value what to look for, in lower case
 * @param derived whether the value is put together by a formula and so may be that of somebody else
 */
record Candidate(String rule, EntraAttribute attribute, String value, boolean derived) {
    static final String OVERRIDES = "overrides";

    private static final int LONGEST_TRAIL = 250;

    /** Every place, in the order of the rules, each once; a user principal name in the overrides is the only one. */
    static List<Candidate> of(User user, IdentityPolicy policy) {
        Optional<String> override = policy.overrides().accountOf(user);
        if (override.isPresent()) {
            return List.of(new Candidate(OVERRIDES, EntraAttribute.UPN, override.get(), false));
        }
        Map<String, Candidate> byStep = new LinkedHashMap<>();
        for (IdentityRule rule : policy.rules()) {
            rule.valueFor(user)
                    .map(value ->
                            new Candidate(rule.name(), rule.target(), value, rule instanceof IdentityRule.Formula))
                    .ifPresent(candidate -> byStep.putIfAbsent(candidate.step(), candidate));
        }
        return new ArrayList<>(byStep.values());
    }

    /** What was looked up on the way to an answer, so that a later run can tell whether it would ask the same. */
    static String trail(List<Candidate> candidates) {
        String steps = String.join(" ", candidates.stream().map(Candidate::step).toList());
        return steps.length() <= LONGEST_TRAIL ? steps : GroupIds.sha256(steps);
    }

    private String step() {
        return attribute.name().toLowerCase(Locale.ROOT) + ":" + value;
    }
}
