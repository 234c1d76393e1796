package org.schedulesconnector.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.schedulesconnector.access.IdentityRule.Formula;
import org.schedulesconnector.access.IdentityRule.Source;
import org.schedulesconnector.access.People.Tenant;
import org.schedulesconnector.access.RandomAccounts.Account;
import org.schedulesconnector.access.RandomAccounts.Faults;
import org.schedulesconnector.access.RandomAccounts.ScheduleTeams;
import org.schedulesconnector.pagerduty.User;

@Domain(RandomAccounts.class)
class AccessProperties {
    private static final Instant FIRST = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant MUCH_LATER = FIRST.plus(Duration.ofDays(30));
    private static final Faults NONE = new Faults(Set.of());
    private static final Formula BY_NAME = new Formula(
            "by name", null, Source.NAME, Pattern.compile("(\\w+) (\\w+)"), "{0}.{1}@k.example", EntraAttribute.UPN);

    @Property(tries = 1000)
    void listedGroupsAdmitExactlyThoseWhoMaySee(@ForAll Account account, @ForAll ScheduleTeams schedule) {
        AccessRules rules = AccessRules.source(account.policy(), account.teams());
        List<AccessGroup> groups = rules.groupsFor(schedule.ids());

        for (User user : account.users()) {
            boolean sees = Oracle.sees(account, user, schedule.ids());
            assertThat(rules.judge(user, schedule.ids()).visible()).isEqualTo(sees);
            assertThat(groups.stream().anyMatch(group -> group.admits(user))).isEqualTo(sees);
        }
        assertThat(rules.aclFor(schedule.ids())).hasSameSizeAs(groups).isNotEmpty();
    }

    @Property(tries = 1000)
    void withoutFaultsExactlyTheEntitledAreMembers(
            @ForAll Account account, @ForAll Tenant tenant, @ForAll Audience audience, @ForAll ScheduleTeams schedule) {
        Run run = new Run(account, tenant, audience, IdentityRule.defaults());

        run.crawl(schedule, List.of(), NONE, FIRST, Map.of());

        assertThat(run.visibleTo(schedule)).isEqualTo(Oracle.entitled(account, tenant, audience, schedule.ids()));
    }

    /** Everything may change between two crawls, and any lookup of the second may fail. */
    @Property(tries = 2000)
    void noFaultGrantsSomebodyWhoMayNotSee(
            @ForAll Account before,
            @ForAll Tenant tenantBefore,
            @ForAll Account after,
            @ForAll Tenant tenantAfter,
            @ForAll Audience audience,
            @ForAll ScheduleTeams schedule,
            @ForAll Faults faults) {
        Run first = new Run(before, tenantBefore, Audience.unrestricted(), IdentityRule.defaults());
        first.crawl(schedule, List.of(), NONE, FIRST, Map.of());
        Run second = new Run(after, tenantAfter, audience, IdentityRule.defaults());

        second.crawl(schedule, first.stored, faults, MUCH_LATER, first.members);

        Set<String> entitledNow = Oracle.entitled(after, tenantAfter, audience, schedule.ids());
        Set<String> entitledThen = entitledBy(before, tenantBefore, after, audience, schedule.ids());
        Set<String> added = new HashSet<>(second.visibleTo(schedule));
        added.removeAll(first.visibleTo(schedule));
        assertThat(union(entitledNow, entitledThen)).containsAll(second.visibleTo(schedule));
        if (second.identities.complete()) {
            assertThat(second.visibleTo(schedule)).isEqualTo(entitledNow);
        } else {
            assertThat(second.additions()).isEmpty();
            assertThat(added).isEmpty();
        }
    }

    @Property(tries = 1000)
    void failureLeavesGrantsOfThoseWhoMaySee(
            @ForAll Account account, @ForAll Tenant tenant, @ForAll ScheduleTeams schedule, @ForAll Faults faults) {
        Run first = new Run(account, tenant, Audience.unrestricted(), IdentityRule.defaults());
        first.crawl(schedule, List.of(), NONE, FIRST, Map.of());
        Run second = new Run(account, tenant, Audience.unrestricted(), IdentityRule.defaults());

        second.crawl(schedule, first.stored, faults, MUCH_LATER, first.members);

        assertThat(second.members).isEqualTo(first.members);
    }

    @Property(tries = 1000)
    void nameNeverSharesAnAccount(@ForAll Account account, @ForAll Tenant tenant, @ForAll Faults faults) {
        List<IdentityRule> rules = List.of(new IdentityRule.Mail("mail", null), BY_NAME);
        Run first = new Run(account, tenant, Audience.unrestricted(), rules);
        first.map(List.of(), NONE, FIRST);
        Run second = new Run(account, tenant, Audience.unrestricted(), rules);
        second.map(first.stored, faults, MUCH_LATER);

        for (Identities identities : List.of(first.identities, second.identities)) {
            for (Identity byName : identities.all()) {
                if (byName.objectId() != null && "by name".equals(byName.rule())) {
                    assertThat(identities.all())
                            .filteredOn(other -> byName.objectId().equals(other.objectId()))
                            .hasSize(1);
                }
            }
        }
    }

    @Property(tries = 1000)
    void explanationAgreesWithTheGroups(
            @ForAll Account account, @ForAll Tenant tenant, @ForAll Audience audience, @ForAll ScheduleTeams schedule) {
        Run run = new Run(account, tenant, audience, IdentityRule.defaults());
        run.crawl(schedule, List.of(), NONE, FIRST, Map.of());
        AccessExplainer explainer = new AccessExplainer(run.rules, run.identities, audience);

        for (User user : account.users()) {
            AccessExplanation explanation = explainer.explain(user, schedule.ids(), run.members);
            String objectId = Oracle.account(tenant, user);
            boolean holds = objectId != null && run.visibleTo(schedule).contains(objectId);
            assertThat(explanation.visible()).isEqualTo(holds);
            assertThat(explanation.entitled())
                    .isEqualTo(objectId != null
                            && audience.contains(objectId)
                            && Oracle.sees(account, user, schedule.ids()));
        }
    }

    /** Accounts that the first crawl found for people who may see the schedule now: these may stay when Entra does not answer. */
    private static Set<String> entitledBy(
            Account before, Tenant tenantBefore, Account after, Audience audience, Set<String> scheduleTeams) {
        Map<String, User> usersThen = before.users().stream().collect(Collectors.toMap(User::id, user -> user));
        return after.users().stream()
                .filter(user -> Oracle.sees(after, user, scheduleTeams) && usersThen.containsKey(user.id()))
                .map(user -> Oracle.account(tenantBefore, usersThen.get(user.id())))
                .filter(Objects::nonNull)
                .filter(audience::contains)
                .collect(Collectors.toSet());
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> union = new HashSet<>(some);
        union.addAll(others);
        return union;
    }

    /** What a crawl does with permissions, in a few lines. */
    private static final class Run {
        private final Account account;
        private final Tenant tenant;
        private final Audience audience;
        private final IdentityPolicy policy;
        private final AccessRules rules;
        private final Map<String, Set<String>> members = new HashMap<>();
        private final Set<String> additions = new HashSet<>();
        private Identities identities;
        private List<CachedIdentity> stored;

        Run(Account account, Tenant tenant, Audience audience, List<IdentityRule> rules) {
            this.account = account;
            this.tenant = tenant;
            this.audience = audience;
            this.policy = new IdentityPolicy(rules, Overrides.none(), false, Duration.ofDays(1), Duration.ofHours(1));
            this.rules = AccessRules.source(account.policy(), account.teams());
        }

        void crawl(
                ScheduleTeams schedule,
                Collection<CachedIdentity> cached,
                Faults faults,
                Instant now,
                Map<String, Set<String>> known) {
            map(cached, faults, now);
            for (AccessGroup group : rules.groupsFor(schedule.ids())) {
                Set<String> before = known.getOrDefault(group.id(), Set.of());
                GroupPlan plan = GroupPlan.of(group, account.users(), identities, audience, before);
                additions.addAll(plan.additions());
                members.put(group.id(), plan.membersAfter(before));
            }
        }

        void map(Collection<CachedIdentity> cached, Faults faults, Instant now) {
            IdentityMapping mapping = new IdentityMapping(policy, account.users(), cached, now);
            int number = 0;
            for (List<Lookup> wave = mapping.wanted(); !wave.isEmpty(); wave = mapping.wanted()) {
                for (Lookup lookup : wave) {
                    if (faults.failing().contains(number++)) {
                        mapping.failed(lookup);
                    } else {
                        mapping.answered(lookup, tenant.answer(lookup));
                    }
                }
            }
            identities = mapping.identities();
            stored = mapping.toStore();
        }

        Set<String> visibleTo(ScheduleTeams schedule) {
            return rules.groupsFor(schedule.ids()).stream()
                    .flatMap(group -> members.get(group.id()).stream())
                    .collect(Collectors.toSet());
        }

        Set<String> additions() {
            return additions;
        }
    }
}
