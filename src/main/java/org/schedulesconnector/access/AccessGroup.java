package org.schedulesconnector.access;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.schedulesconnector.graph.AclEntry;
import org.schedulesconnector.pagerduty.User;

/**
 * An external group: what it stands for, not who is in it at the moment. Items name groups, so that a change of membership writes
 * groups only.
 *
 * @param kind what the group stands for
 * @param teamIds for {@link Kind#TEAMS} the teams of which a member must be on every one, sorted; else empty
 * @param displayName for administrators; may change with a team's name
 * @param advancedPermissions whether roles are read as an account with Advanced Permissions reads them
 */
public record AccessGroup(Kind kind, List<String> teamIds, String displayName, boolean advancedPermissions) {
    public enum Kind {
        /** Owners and global admins. */
        ADMINISTRATORS("admins"),
        /** Those whose role alone lets them see a schedule that no private team holds. */
        VIEWERS("viewers"),
        /** Those on every one of the teams, whose role may see any schedule. */
        TEAMS("teams"),
        /** The pilot's people, whatever they are in PagerDuty. */
        PILOT("pilot");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    public AccessGroup {
        Objects.requireNonNull(kind, "kind");
        teamIds = List.copyOf(new TreeSet<>(teamIds));
        Objects.requireNonNull(displayName, "displayName");
        if (teamIds.isEmpty() == (kind == Kind.TEAMS)) {
            throw new IllegalArgumentException("A group of kind " + kind + " cannot be of the teams " + teamIds);
        }
    }

    static AccessGroup pilot() {
        return new AccessGroup(Kind.PILOT, List.of(), "Pilot of the PagerDuty schedules connector", true);
    }

    /** The id in Graph: 1 to 128 letters and digits, the same for the same kind and teams in every run. */
    public String id() {
        return switch (kind) {
            case ADMINISTRATORS -> GroupIds.ADMINISTRATORS;
            case VIEWERS -> GroupIds.VIEWERS;
            case TEAMS -> GroupIds.ofTeams(teamIds);
            case PILOT -> GroupIds.PILOT;
        };
    }

    /** What the ledger keeps beside the id, because an id may be a hash; {@link AccessRules#groupOf} reads it again. */
    public String definition() {
        return kind == Kind.TEAMS ? kind.word + ":" + joined(teamIds) : kind.word;
    }

    /** Whether the person belongs in the group; identity and pilot are not looked at. */
    public boolean admits(User user) {
        return switch (kind) {
            case ADMINISTRATORS -> role(user).filter(Role::isAdministrator).isPresent();
            case VIEWERS ->
                role(user)
                        .filter(known -> known.seesWithoutTeam(advancedPermissions))
                        .isPresent();
            case TEAMS ->
                user.teamIds().containsAll(teamIds)
                        && role(user).filter(Role::seesSchedules).isPresent();
            case PILOT -> true;
        };
    }

    private static Optional<Role> role(User user) {
        return Role.parse(user.role());
    }

    /** The line of an item's access control list that lets the group see it. */
    public AclEntry grant() {
        return new AclEntry(AclEntry.Type.EXTERNAL_GROUP, id(), AclEntry.Access.GRANT);
    }

    static String joined(List<String> teamIds) {
        return teamIds.stream()
                .map(id -> URLEncoder.encode(id, StandardCharsets.UTF_8))
                .collect(Collectors.joining(","));
    }

    /** What a {@link #definition()} says. */
    record Definition(Kind kind, List<String> teamIds) {
        /** @return empty when no version of ours writes such a definition */
        static Optional<Definition> parse(String text) {
            String[] parts = text.split(":", 2);
            List<String> teamIds = parts.length == 1 ? List.of() : teamIds(parts[1]);
            return Arrays.stream(Kind.values())
                    .filter(kind -> kind.word.equals(parts[0]) && (kind == Kind.TEAMS) != teamIds.isEmpty())
                    .map(kind -> new Definition(kind, teamIds))
                    .findFirst();
        }

        private static List<String> teamIds(String joined) {
            return Arrays.stream(joined.split(","))
                    .filter(id -> !id.isEmpty())
                    .map(id -> URLDecoder.decode(id, StandardCharsets.UTF_8))
                    .toList();
        }
    }
}
