package org.schedulesconnector.graph;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * An external group as it should be, and as far as it is known to be. Graph documents no listing of members, so the caller
 * remembers what {@link GroupOutcome} told and gives it here the next time.
 *
 * @param id 1 to 128 letters and digits
 * @param displayName its name, not blank
 * @param knownDisplayName the name it has in Graph; null when the group is not known to exist. A group of this id that exists all
 *     the same is replaced by an empty one, since nobody knows who is in it
 * @param description what it is for; null for none
 * @param wanted who should be in it
 * @param known who is in it: {@link GroupOutcome#members()} of the last time; empty when the group is not known to exist
 * @param uncertain who may be in it: {@link GroupOutcome#uncertain()} of the last time. They are added again when wanted, else
 *     removed
 * @param phase what is done now
 */
public record GroupMembership(
        String id,
        String displayName,
        String knownDisplayName,
        String description,
        Set<GroupMember> wanted,
        Set<GroupMember> known,
        Set<GroupMember> uncertain,
        Phase phase) {
    public enum Phase {
        /** Removals, then additions. */
        ALL,
        /** Removals only. A group that is not known to exist is not created. */
        REMOVALS,
        /** Creation, name and additions only. */
        ADDITIONS;

        boolean removes() {
            return this != ADDITIONS;
        }

        boolean adds() {
            return this != REMOVALS;
        }
    }

    public GroupMembership {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(displayName, "displayName");
        Objects.requireNonNull(phase, "phase");
        wanted = inOrder(wanted);
        known = inOrder(known);
        uncertain = inOrder(uncertain);
    }

    /** A group that is not known to exist, with nobody wanted in it; all is done to it. */
    public static Builder of(String id, String displayName) {
        return new Builder(id, displayName);
    }

    public boolean isKnown() {
        return knownDisplayName != null;
    }

    private static Set<GroupMember> inOrder(Collection<GroupMember> members) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(members));
    }

    /** What a membership may have beyond its id and name. */
    public static final class Builder {
        private final String id;
        private final String displayName;
        private String knownDisplayName;
        private String description;
        private Collection<GroupMember> wanted = Set.of();
        private Collection<GroupMember> known = Set.of();
        private Collection<GroupMember> uncertain = Set.of();
        private Phase phase = Phase.ALL;

        private Builder(String id, String displayName) {
            this.id = id;
            this.displayName = displayName;
        }

        public Builder description(String value) {
            description = value;
            return this;
        }

        public Builder wanted(Collection<GroupMember> members) {
            wanted = members;
            return this;
        }

        /** The group exists, by this name and with these members. */
        public Builder known(String name, Collection<GroupMember> members) {
            knownDisplayName = Objects.requireNonNull(name, "name");
            known = members;
            return this;
        }

        public Builder uncertain(Collection<GroupMember> members) {
            uncertain = members;
            return this;
        }

        public Builder phase(Phase value) {
            phase = value;
            return this;
        }

        public GroupMembership build() {
            return new GroupMembership(
                    id,
                    displayName,
                    knownDisplayName,
                    description,
                    inOrder(wanted),
                    inOrder(known),
                    inOrder(uncertain),
                    phase);
        }
    }
}
