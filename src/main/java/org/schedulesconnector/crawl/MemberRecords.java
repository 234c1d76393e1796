package org.schedulesconnector.crawl;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.schedulesconnector.crawl.ledger.LedgerMember;
import org.schedulesconnector.crawl.ledger.StoredGroup;
import org.schedulesconnector.graph.GroupMember;

/** Members of groups as the ledger keeps them and as Graph takes them. */
final class MemberRecords {
    private MemberRecords() {}

    static Set<String> ids(StoredGroup stored) {
        Set<String> ids = new LinkedHashSet<>();
        stored.confirmed().forEach(member -> ids.add(member.id()));
        stored.announced().forEach(member -> ids.add(member.id()));
        return ids;
    }

    static Set<GroupMember> users(Collection<String> objectIds) {
        return objectIds.stream().map(GroupMember::user).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static Set<GroupMember> graphMembers(Collection<LedgerMember> members) {
        return members.stream()
                .map(member -> new GroupMember(
                        member.id(), GroupMember.Type.valueOf(member.type().name())))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static Set<LedgerMember> members(Collection<GroupMember> members) {
        return members.stream()
                .map(member -> new LedgerMember(
                        member.id(), LedgerMember.Type.valueOf(member.type().name())))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
