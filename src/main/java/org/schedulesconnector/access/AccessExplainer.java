package org.schedulesconnector.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.schedulesconnector.access.AccessExplanation.GroupLink;
import org.schedulesconnector.access.Verdict.Reason;
import org.schedulesconnector.pagerduty.User;

/** Explains by the very rules, groups and identities that a crawl grants by, so that the two cannot disagree. */
public final class AccessExplainer {
    private final AccessRules rules;
    private final Identities identities;
    private final Audience audience;

    public AccessExplainer(AccessRules rules, Identities identities, Audience audience) {
        this.rules = rules;
        this.identities = identities;
        this.audience = audience;
    }

    /**
     * @param scheduleTeamIds the teams that the schedule belongs to; empty for none
     * @param members the object ids in each external group by group id, as the ledger or Graph has them
     */
    public AccessExplanation explain(User user, Set<String> scheduleTeamIds, Map<String, Set<String>> members) {
        Identity identity = identities.of(user.id());
        Verdict verdict = rules.judge(user, scheduleTeamIds);
        Optional<String> account = identity.account().or(identity::formerAccount);
        boolean inPilot = account.map(audience::contains).orElse(!audience.isRestricted());
        boolean forEveryone = verdict.reason() == Reason.EVERYONE && !audience.isRestricted();
        List<GroupLink> groups = rules.groupsFor(scheduleTeamIds).stream()
                .map(group -> link(group, user, account, members))
                .toList();
        boolean entitled =
                forEveryone || (verdict.visible() && identity.account().isPresent() && inPilot);
        boolean visible = forEveryone || groups.stream().anyMatch(GroupLink::holds);
        List<String> chain = new ExplanationText(
                        user, rules.teamNames(user.teamIds()), identity, verdict, audience, groups)
                .chain(account.orElse(null), forEveryone, entitled, visible);
        return new AccessExplanation(user, identity, verdict, inPilot, groups, entitled, visible, chain);
    }

    private static GroupLink link(
            AccessGroup group, User user, Optional<String> account, Map<String, Set<String>> members) {
        boolean holds = account.filter(id ->
                        members.getOrDefault(group.id(), Set.of()).stream().anyMatch(id::equalsIgnoreCase))
                .isPresent();
        return new GroupLink(group.id(), group.displayName(), group.admits(user), holds);
    }
}
