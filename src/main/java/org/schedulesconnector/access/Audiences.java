package org.schedulesconnector.access;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.schedulesconnector.pagerduty.User;

/**
 * Tells whether something may be told to everybody who sees something else: what an item tells of another thing must not reach
 * people who may not see that thing itself. Answers are remembered, for few sets of teams occur. Thread-safe.
 */
public final class Audiences {
    private final AccessRules rules;
    private final List<User> users;
    private final Map<Set<String>, BitSet> byTeams = new ConcurrentHashMap<>();

    /** @param users everybody in the PagerDuty account */
    public Audiences(AccessRules rules, Collection<User> users) {
        this.rules = rules;
        this.users = List.copyOf(users);
    }

    /**
     * Whether everybody who may see what is on some teams may see what is on others too. A private team among the others has to be
     * among the first, whoever is on it at the moment: privacy must not hang on who has not joined yet.
     *
     * @param teamIds the teams of what people see
     * @param otherTeamIds the teams of what would be told to them
     */
    public boolean mayBeTold(Set<String> teamIds, Set<String> otherTeamIds) {
        return rules.privateAmong(teamIds).containsAll(rules.privateAmong(otherTeamIds))
                && isWithin(audience(teamIds), audience(otherTeamIds));
    }

    private BitSet audience(Set<String> teamIds) {
        return byTeams.computeIfAbsent(Set.copyOf(teamIds), this::judgeAll);
    }

    private BitSet judgeAll(Set<String> teamIds) {
        BitSet seeing = new BitSet(users.size());
        for (int i = 0; i < users.size(); i++) {
            seeing.set(i, rules.judge(users.get(i), teamIds).visible());
        }
        return seeing;
    }

    private static boolean isWithin(BitSet some, BitSet others) {
        BitSet outside = (BitSet) some.clone();
        outside.andNot(others);
        return outside.isEmpty();
    }
}
