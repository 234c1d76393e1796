package org.schedulesconnector.access;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.schedulesconnector.access.AccessGroup.Definition;
import org.schedulesconnector.access.AccessGroup.Kind;
import org.schedulesconnector.access.Verdict.Reason;
import org.schedulesconnector.graph.AclEntry;
import org.schedulesconnector.pagerduty.User;

/** No difference between schedules: everyone in the tenant, or everyone in the pilot. */
record EveryoneRules(String tenantId, Audience audience) implements AccessRules {

    @Override
    public Verdict judge(User user, Set<String> scheduleTeamIds) {
        return new Verdict(Reason.EVERYONE, "Everyone may see every schedule (access.mode=everyone).");
    }

    @Override
    public List<AccessGroup> groupsFor(Set<String> scheduleTeamIds) {
        return audience.isRestricted() ? List.of(AccessGroup.pilot()) : List.of();
    }

    @Override
    public Optional<AccessGroup> groupOf(String definition) {
        return Definition.parse(definition)
                .filter(known -> known.kind() == Kind.PILOT)
                .map(known -> AccessGroup.pilot());
    }

    @Override
    public Set<String> privateAmong(Collection<String> teamIds) {
        return Set.of();
    }

    @Override
    public String teamNames(Collection<String> teamIds) {
        return String.join(", ", new TreeSet<>(teamIds));
    }

    @Override
    public List<AclEntry> aclFor(Set<String> scheduleTeamIds) {
        return audience.isRestricted()
                ? AccessRules.super.aclFor(scheduleTeamIds)
                : List.of(AclEntry.everyone(tenantId));
    }
}
