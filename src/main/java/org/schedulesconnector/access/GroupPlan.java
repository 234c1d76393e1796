package org.schedulesconnector.access;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.schedulesconnector.pagerduty.User;

/**
 * What must change in an external group. After a failed lookup nobody is added; those stay whom an admitted person's last known
 * account explains, everybody else is removed.
 *
 * @param group the group
 * @param additions object ids to add, sorted
 * @param removals object ids to remove, sorted; first of all groups
 * @param kept object ids that stay although Entra did not answer in this run, sorted
 * @param postponed object ids that belong in the group but are not added because a lookup failed, sorted
 * @param leftOut people who belong in the group and are not granted, because they have no account to grant to, by user id
 */
public record GroupPlan(
        AccessGroup group,
        SortedSet<String> additions,
        SortedSet<String> removals,
        SortedSet<String> kept,
        SortedSet<String> postponed,
        List<Identity> leftOut) {

    /**
     * @param users everybody in PagerDuty; a listing that is not complete must not come here, it would remove people
     * @param known the object ids of the group's members as the ledger has them
     */
    public static GroupPlan of(
            AccessGroup group, Collection<User> users, Identities identities, Audience audience, Set<String> known) {
        Set<String> members = known.stream().map(ObjectIds::normal).collect(Collectors.toSet());
        if (group.kind() == AccessGroup.Kind.PILOT) {
            return of(
                    group, sorted(audience.pilot().orElse(Set.of())), new TreeSet<>(), () -> true, members, List.of());
        }
        List<Identity> admitted = users.stream()
                .filter(group::admits)
                .map(user -> identities.of(user.id()))
                .toList();
        SortedSet<String> wanted = accounts(admitted, Identity::account, audience);
        SortedSet<String> kept = accounts(admitted, Identity::formerAccount, audience);
        kept.retainAll(members);
        kept.removeAll(wanted);
        return of(group, wanted, kept, identities::complete, members, leftOut(admitted, kept));
    }

    /** Who is in the group once the plan is carried out. */
    public SortedSet<String> membersAfter(Set<String> known) {
        SortedSet<String> after = sorted(known.stream().map(ObjectIds::normal).toList());
        after.removeAll(removals);
        after.addAll(additions);
        return after;
    }

    public boolean changesNothing() {
        return additions.isEmpty() && removals.isEmpty();
    }

    private static GroupPlan of(
            AccessGroup group,
            SortedSet<String> wanted,
            SortedSet<String> kept,
            BooleanSupplier everybodyIsKnown,
            Set<String> known,
            List<Identity> leftOut) {
        SortedSet<String> missing = without(wanted, known);
        SortedSet<String> removals = without(without(known, wanted), kept);
        SortedSet<String> nobody = new TreeSet<>();
        boolean mayAdd = missing.isEmpty() || everybodyIsKnown.getAsBoolean();
        return new GroupPlan(group, mayAdd ? missing : nobody, removals, kept, mayAdd ? nobody : missing, leftOut);
    }

    private static SortedSet<String> accounts(
            Collection<Identity> identities, Function<Identity, Optional<String>> account, Audience audience) {
        return identities.stream()
                .flatMap(identity -> account.apply(identity).stream())
                .filter(audience::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Identity> leftOut(Collection<Identity> admitted, Set<String> kept) {
        return admitted.stream()
                .filter(identity -> identity.account().isEmpty())
                .filter(identity ->
                        identity.formerAccount().filter(kept::contains).isEmpty())
                .sorted(Comparator.comparing(Identity::userId))
                .toList();
    }

    private static SortedSet<String> without(Collection<String> some, Collection<String> others) {
        SortedSet<String> rest = sorted(some);
        rest.removeAll(others);
        return rest;
    }

    private static SortedSet<String> sorted(Collection<String> ids) {
        return new TreeSet<>(ids);
    }
}
