package org.schedulesconnector.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.schedulesconnector.access.EntraAttribute.MAIL;
import static org.schedulesconnector.access.EntraAttribute.UPN;
import static org.schedulesconnector.access.People.account;
import static org.schedulesconnector.access.People.guid;
import static org.schedulesconnector.access.People.withEmail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.schedulesconnector.access.IdentityRule.Formula;
import org.schedulesconnector.access.IdentityRule.Source;
import org.schedulesconnector.access.People.Tenant;
import org.schedulesconnector.pagerduty.User;

class IdentityMappingTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Formula BY_NAME =
            new Formula("by name", null, Source.NAME, Pattern.compile("(\\w+) (\\w+)"), "{0}.{1}@contoso.com", UPN);
    private final User ana = new User("P1", "Ana Ruiz", "ana@kestrel.example", null, "user", Set.of());
    private final User bo = new User("P2", "Bo Lindqvist", "bo@kestrel.example", null, "user", Set.of());

    @Test
    void asksAtMost140TimesForTwoThousandPeople() {
        List<User> users = IntStream.range(0, 2000)
                .mapToObj(number -> withEmail("P" + number, "u" + number + "@kestrel.example"))
                .toList();
        Tenant tenant = new Tenant(IntStream.range(0, 2000)
                .mapToObj(number -> account(
                        number,
                        number < 90 ? "x" + number + "@contoso.com" : "U" + number + "@kestrel.example",
                        "u" + number + "@Kestrel.example"))
                .toList());
        Run first = run(users, List.of(), tenant, NOW);
        Run second = run(users, first.stored, tenant, NOW.plusSeconds(3600));

        assertThat(first.lookups).hasSizeLessThanOrEqualTo(140).allSatisfy(lookup -> assertThat(lookup.values())
                .hasSizeLessThanOrEqualTo(15));
        assertThat(first.identities.all())
                .allSatisfy(identity -> assertThat(identity.account()).isPresent());
        assertThat(first.identities.of("P7").objectId()).isEqualTo(guid(7));
        assertThat(second.lookups).isEmpty();
        assertThat(second.stored).isEmpty();
        assertThat(second.identities).isEqualTo(first.identities);
    }

    @Test
    void triesTheRulesInOrderUntilOneFindsSomebody() {
        Tenant tenant = new Tenant(
                List.of(account(1, "ana@kestrel.example", null), account(2, "b.l@contoso.com", "BO@kestrel.example")));

        Run run = run(List.of(ana, bo), List.of(), tenant, NOW);

        assertThat(run.lookups)
                .containsExactly(
                        new Lookup(UPN, List.of("ana@kestrel.example", "bo@kestrel.example")),
                        new Lookup(MAIL, List.of("bo@kestrel.example")));
        assertThat(run.identities.of("P1"))
                .isEqualTo(new Identity(
                        "P1", IdentityStatus.MATCHED, "upn", "ana@kestrel.example", guid(1), "ana@kestrel.example"));
        assertThat(run.identities.of("P2").rule()).isEqualTo("mail");
        assertThat(run.identities.of("P2").objectId()).isEqualTo(guid(2));
    }

    @Test
    void asksForAValueOnceWhoeverNeedsIt() {
        List<User> users = List.of(withEmail("P1", "team@kestrel.example"), withEmail("P2", "TEAM@kestrel.example"));

        Run run = run(users, List.of(), new Tenant(List.of()), NOW);

        assertThat(run.lookups).extracting(Lookup::values).allMatch(values -> values.size() == 1);
        assertThat(run.identities.withoutAccount()).extracting(Identity::status).containsOnly(IdentityStatus.UNMATCHED);
        assertThat(run.identities.of("P1").value()).isEqualTo("upn:team@kestrel.example mail:team@kestrel.example");
    }

    @Test
    void takesNoneOfSeveralAccountsWithOneMail() {
        Tenant tenant = new Tenant(List.of(
                account(1, "a1@contoso.com", "ana@kestrel.example"),
                account(2, "a2@contoso.com", "ana@kestrel.example")));

        Identity identity = run(List.of(ana), List.of(), tenant, NOW).identities.of("P1");

        assertThat(identity.status()).isEqualTo(IdentityStatus.AMBIGUOUS);
        assertThat(identity.account()).isEmpty();
        assertThat(identity.objectId()).isNull();
    }

    @Test
    void countsAnAccountOnlyForAValueItHas() {
        IdentityMapping mapping = new IdentityMapping(policy(false), List.of(ana), List.of(), NOW);

        answer(mapping, lookup -> List.of(account(1, "somebody@contoso.com")));

        assertThat(mapping.identities().of("P1").status()).isEqualTo(IdentityStatus.UNMATCHED);
    }

    @Test
    void grantsGuestsOnlyWhenToldAndWithoutAskingAgain() {
        EntraAccount guest = new EntraAccount(guid(1), "ana@kestrel.example", null, "Ana", true, true);
        Run without = run(List.of(ana), List.of(), new Tenant(List.of(guest)), NOW);

        IdentityMapping with = new IdentityMapping(policy(true), List.of(ana), without.stored, NOW);

        assertThat(without.identities.of("P1").status()).isEqualTo(IdentityStatus.GUEST);
        assertThat(without.identities.of("P1").account()).isEmpty();
        assertThat(with.wanted()).isEmpty();
        assertThat(with.identities().of("P1").account()).contains(guid(1));
    }

    @ParameterizedTest
    @EnumSource(
            value = IdentityStatus.class,
            names = {"GUEST", "MATCHED"})
    void neverGrantsADisabledAccount(IdentityStatus kind) {
        boolean isGuest = kind == IdentityStatus.GUEST;
        EntraAccount disabled = new EntraAccount(guid(1), "ana@kestrel.example", null, "Ana", false, isGuest);
        IdentityMapping mapping = new IdentityMapping(policy(true), List.of(ana), List.of(), NOW);

        answer(mapping, lookup -> List.of(disabled));

        assertThat(mapping.identities().of("P1").status()).isEqualTo(IdentityStatus.DISABLED);
        assertThat(mapping.identities().of("P1").account()).isEmpty();
    }

    @Test
    void believesAnOverrideMoreThanTheRules() {
        Overrides overrides = Overrides.parse("user,account\nP1," + guid(7) + "\nbo@kestrel.example,gone@contoso.com");
        Tenant tenant = new Tenant(List.of(account(1, "ana@kestrel.example"), account(2, "bo@kestrel.example")));

        Run run = run(policy(overrides), List.of(ana, bo), List.of(), tenant, NOW);

        assertThat(run.identities.of("P1").account()).contains(guid(7));
        assertThat(run.identities.of("P2").status()).isEqualTo(IdentityStatus.UNMATCHED);
        assertThat(run.lookups).containsExactly(new Lookup(UPN, List.of("gone@contoso.com")));
    }

    @Test
    void leavesPeopleAsTheyAreWhenTheirLookupFails() {
        Tenant tenant = new Tenant(List.of(account(1, "ana@kestrel.example")));
        List<CachedIdentity> stale = run(List.of(ana), List.of(), tenant, NOW).stored;
        IdentityMapping mapping = new IdentityMapping(policy(false), List.of(ana, bo), stale, NOW.plus(days(9)));

        mapping.wanted().forEach(mapping::failed);

        assertThat(mapping.wanted()).isEmpty();
        assertThat(mapping.identities().complete()).isFalse();
        assertThat(mapping.identities().of("P1").account()).isEmpty();
        assertThat(mapping.identities().of("P1").formerAccount()).contains(guid(1));
        assertThat(mapping.identities().of("P2").formerAccount()).isEmpty();
        assertThat(mapping.toStore()).isEmpty();
    }

    @Test
    void goesOnWithTheOthersWhenOneLookupFails() {
        List<User> users = IntStream.range(0, 20)
                .mapToObj(number -> withEmail("P%02d".formatted(number), "u" + number + "@kestrel.example"))
                .toList();
        Tenant tenant = new Tenant(IntStream.range(0, 20)
                .mapToObj(number -> account(number, "u" + number + "@kestrel.example"))
                .toList());
        IdentityMapping mapping = new IdentityMapping(policy(false), users, List.of(), NOW);

        List<Lookup> wave = mapping.wanted();
        mapping.failed(wave.get(0));
        mapping.answered(wave.get(1), tenant.answer(wave.get(1)));

        assertThat(mapping.wanted()).isEmpty();
        assertThat(mapping.identities().withoutAccount()).hasSize(15);
        assertThat(mapping.toStore()).hasSize(5);
    }

    @Test
    void keepsWhatItHasAndMapsByObjectIdWhenEntraMayNotBeAsked() {
        Tenant tenant = new Tenant(List.of(account(2, "bo@kestrel.example")));
        List<CachedIdentity> stale = run(List.of(bo), List.of(), tenant, NOW).stored;
        IdentityPolicy policy = policy(Overrides.parse("user,account\nP1," + guid(1)));
        IdentityMapping mapping = new IdentityMapping(policy, List.of(ana, bo), stale, NOW.plus(days(2)));

        mapping.denied();

        assertThat(mapping.wanted()).isEmpty();
        assertThat(mapping.identities().complete()).isTrue();
        assertThat(mapping.identities().of("P1").account()).contains(guid(1));
        assertThat(mapping.identities().of("P2").status()).isEqualTo(IdentityStatus.LOOKUP_DENIED);
        assertThat(mapping.identities().of("P2").formerAccount()).contains(guid(2));
    }

    @Test
    void doesNotKeepTheAccountThatAnOverrideReplaces() {
        Tenant tenant = new Tenant(List.of(account(1, "ana@kestrel.example")));
        List<CachedIdentity> stale = run(List.of(ana), List.of(), tenant, NOW).stored;
        IdentityMapping mapping = new IdentityMapping(
                policy(Overrides.parse("user,account\nP1,other@contoso.com")), List.of(ana), stale, NOW);

        mapping.wanted().forEach(mapping::failed);

        assertThat(mapping.identities().of("P1").formerAccount()).isEmpty();
    }

    @Test
    void remembersForItsTimeThatNobodyWasFound() {
        Run first = run(List.of(ana), List.of(), new Tenant(List.of()), NOW);
        Tenant later = new Tenant(List.of(account(1, "ana@kestrel.example")));

        Run soon = run(List.of(ana), first.stored, later, NOW.plus(Duration.ofMinutes(59)));
        Run late = run(List.of(ana), first.stored, later, NOW.plus(Duration.ofMinutes(60)));

        assertThat(soon.lookups).isEmpty();
        assertThat(soon.identities.of("P1").status()).isEqualTo(IdentityStatus.UNMATCHED);
        assertThat(late.identities.of("P1").account()).contains(guid(1));
    }

    @Test
    void asksAgainWhenAFoundAccountGetsOld() {
        Run first = run(List.of(ana), List.of(), new Tenant(List.of(account(1, "ana@kestrel.example"))), NOW);

        Run next = run(List.of(ana), first.stored, new Tenant(List.of()), NOW.plus(days(1)));

        assertThat(next.identities.of("P1").status()).isEqualTo(IdentityStatus.UNMATCHED);
        assertThat(next.stored).extracting(CachedIdentity::objectId).containsOnlyNulls();
    }

    @Test
    void asksAgainWhenTheEmailOrTheRulesChanged() {
        Tenant tenant = new Tenant(List.of(account(1, "ana@kestrel.example")));
        List<CachedIdentity> stored = run(List.of(ana), List.of(), tenant, NOW).stored;
        User renamed = withEmail("P1", "ana.soto@kestrel.example");
        IdentityPolicy nameFirst = policy(List.of(BY_NAME, new IdentityRule.Upn("upn", null)));

        assertThat(run(List.of(renamed), stored, tenant, NOW).lookups).isNotEmpty();
        assertThat(run(nameFirst, List.of(ana), stored, tenant, NOW).lookups).isNotEmpty();
    }

    @Test
    void asksAgainForSomebodyNotFoundWhenARuleIsAdded() {
        Tenant tenant = new Tenant(List.of(account(1, "ana.ruiz@contoso.com")));
        List<CachedIdentity> stored = run(List.of(ana), List.of(), tenant, NOW).stored;
        List<IdentityRule> rules = new ArrayList<>(IdentityRule.defaults());
        rules.add(BY_NAME);

        Run run = run(policy(rules), List.of(ana), stored, tenant, NOW);

        assertThat(run.identities.of("P1").account()).contains(guid(1));
        assertThat(run.identities.of("P1").rule()).isEqualTo("by name");
    }

    @Test
    void remembersALongSearchInAShortText() {
        User user = withEmail("P1", "x".repeat(400) + "@kestrel.example");
        Run first = run(List.of(user), List.of(), new Tenant(List.of()), NOW);

        assertThat(first.stored).singleElement().satisfies(stored -> assertThat(stored.value())
                .hasSizeLessThanOrEqualTo(250));
        assertThat(run(List.of(user), first.stored, new Tenant(List.of()), NOW).lookups)
                .isEmpty();
    }

    @Test
    void takesNobodyOfTwoWhoseNamesLeadToOneAccount() {
        User namesake = new User("P9", "ANA RUIZ", "ana@other.example", null, "user", Set.of());
        Tenant tenant = new Tenant(List.of(account(1, "ana.ruiz@contoso.com")));

        Run run = run(policy(List.of(BY_NAME)), List.of(ana, namesake), List.of(), tenant, NOW);
        Run again = run(policy(List.of(BY_NAME)), List.of(ana), run.stored, tenant, NOW);

        assertThat(run.identities.all()).extracting(Identity::status).containsOnly(IdentityStatus.AMBIGUOUS);
        assertThat(again.lookups).isEmpty();
        assertThat(again.identities.of("P1").account()).contains(guid(1));
    }

    @Test
    void believesAnEmailMoreThanANameThatLeadsToTheSameAccount() {
        User namesake = new User("P9", "Ana Ruiz", "other@kestrel.example", null, "user", Set.of());
        Tenant tenant = new Tenant(List.of(account(1, "ana.ruiz@contoso.com", "ana@kestrel.example")));
        IdentityPolicy policy = policy(List.of(new IdentityRule.Mail("mail", null), BY_NAME));

        Run run = run(policy, List.of(ana, namesake), List.of(), tenant, NOW);

        assertThat(run.identities.of("P1").account()).contains(guid(1));
        assertThat(run.identities.of("P9").status()).isEqualTo(IdentityStatus.AMBIGUOUS);
    }

    @Test
    void appliesNoRuleToSomebodyWithoutAnEmail() {
        Run run = run(List.of(withEmail("P1", null)), List.of(), new Tenant(List.of()), NOW);

        assertThat(run.lookups).isEmpty();
        assertThat(run.identities.of("P1").status()).isEqualTo(IdentityStatus.NO_RULE);
    }

    @Test
    void tellsNothingBeforeItIsDone() {
        IdentityMapping mapping = new IdentityMapping(policy(false), List.of(ana), List.of(), NOW);

        assertThatThrownBy(mapping::identities)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("1 people");
    }

    /** One whole mapping. */
    @Test
    void askingAnewTakesNoEarlierAnswerButKeepsTheGrantWhenEntraIsSilent() {
        Tenant tenant = new Tenant(List.of(account(1, "ana@kestrel.example")));
        List<CachedIdentity> stored = run(List.of(ana), List.of(), tenant, NOW).stored;
        IdentityPolicy anew = policy(false).askingAnew();

        Run asked = run(anew, List.of(ana), stored, new Tenant(List.of()), NOW);
        IdentityMapping unanswered = new IdentityMapping(anew, List.of(ana), stored, NOW);
        unanswered.wanted().forEach(unanswered::failed);

        assertThat(asked.identities.of("P1").status()).isEqualTo(IdentityStatus.UNMATCHED);
        assertThat(unanswered.identities().of("P1").status()).isEqualTo(IdentityStatus.LOOKUP_FAILED);
        assertThat(unanswered.identities().of("P1").objectId()).isEqualTo(guid(1));
        assertThat(unanswered.toStore()).isEmpty();
    }

    private record Run(List<Lookup> lookups, Identities identities, List<CachedIdentity> stored) {}

    private static Run run(List<User> users, List<CachedIdentity> cached, Tenant tenant, Instant now) {
        return run(policy(false), users, cached, tenant, now);
    }

    private static Run run(
            IdentityPolicy policy, List<User> users, List<CachedIdentity> cached, Tenant tenant, Instant now) {
        IdentityMapping mapping = new IdentityMapping(policy, users, cached, now);
        List<Lookup> lookups = answer(mapping, tenant::answer);
        return new Run(lookups, mapping.identities(), mapping.toStore());
    }

    private static List<Lookup> answer(IdentityMapping mapping, Function<Lookup, List<EntraAccount>> entra) {
        List<Lookup> lookups = new ArrayList<>();
        for (List<Lookup> wave = mapping.wanted(); !wave.isEmpty(); wave = mapping.wanted()) {
            lookups.addAll(wave);
            wave.forEach(lookup -> mapping.answered(lookup, entra.apply(lookup)));
        }
        return lookups;
    }

    private static IdentityPolicy policy(boolean includeGuests) {
        return policy(IdentityRule.defaults(), Overrides.none(), includeGuests);
    }

    private static IdentityPolicy policy(Overrides overrides) {
        return policy(IdentityRule.defaults(), overrides, false);
    }

    private static IdentityPolicy policy(List<IdentityRule> rules) {
        return policy(rules, Overrides.none(), false);
    }

    private static IdentityPolicy policy(List<IdentityRule> rules, Overrides overrides, boolean includeGuests) {
        return new IdentityPolicy(rules, overrides, includeGuests, days(1), Duration.ofHours(1));
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
