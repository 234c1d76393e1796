package org.schedulesconnector.graph;

import java.util.Optional;
import org.schedulesconnector.graph.GraphException.Kind;

/** What Graph demands of an external group and its members, checked before anything is sent. */
final class GroupRules {
    /** Documented with error 2008. */
    static final int MOST_MEMBERS = 50_000;

    private GroupRules() {}

    /** @throws GraphException of kind {@code INVALID} when Graph cannot have such a group */
    static void check(GroupMembership group) {
        checkId(group.id());
        if (group.displayName().isBlank()) {
            throw refused(group, "its display name is blank");
        }
        if (!group.isKnown() && !(group.known().isEmpty() && group.uncertain().isEmpty())) {
            throw refused(group, "it is not known to exist and is said to have members; give the name it is known by");
        }
        if (group.phase().adds() && group.wanted().size() > MOST_MEMBERS) {
            throw refused(
                    group,
                    "%,d members are wanted, and an external group takes %,d; split what it stands for, or grant to an Entra group"
                            .formatted(group.wanted().size(), MOST_MEMBERS));
        }
    }

    /** @throws GraphException of kind {@code INVALID} when Graph cannot have an external group of this id */
    static void checkId(String id) {
        if (!ItemRules.isId(id)) {
            throw GraphException.of(Kind.INVALID, "External group id '" + id + "' is not 1 to 128 letters and digits");
        }
    }

    /** Why a group cannot have this member; empty when it can. */
    static Optional<String> problem(GroupMembership group, GroupMember member) {
        if (member.type() != GroupMember.Type.EXTERNAL_GROUP) {
            return ItemRules.isGuid(member.id())
                    ? Optional.empty()
                    : Optional.of(
                            "'%s' is not an Entra object id (GUID). Look the account up first.".formatted(member.id()));
        }
        if (!ItemRules.isId(member.id())) {
            return Optional.of("'%s' is not the id of an external group: 1 to 128 letters and digits. Correct it."
                    .formatted(member.id()));
        }
        return member.id().equals(group.id())
                ? Optional.of("A group cannot be a member of itself. Leave it out.")
                : Optional.empty();
    }

    private static GraphException refused(GroupMembership group, String rule) {
        return GraphException.of(Kind.INVALID, "External group " + group.id() + " was not sent: " + rule);
    }
}
