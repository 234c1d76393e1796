package org.schedulesconnector.crawl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.schedulesconnector.access.AccessPolicy;
import org.schedulesconnector.access.AccessRules;
import org.schedulesconnector.access.Audience;
import org.schedulesconnector.access.EntraAccount;
import org.schedulesconnector.access.EntraAttribute;
import org.schedulesconnector.access.Identity;
import org.schedulesconnector.access.IdentityMapping;
import org.schedulesconnector.access.IdentityStatus;
import org.schedulesconnector.access.Lookup;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.graph.EntraUser;
import org.schedulesconnector.graph.ResolvedUsers;
import org.schedulesconnector.graph.UserLookup;
import org.schedulesconnector.pagerduty.PagerDutyAuth;
import org.schedulesconnector.pagerduty.PagerDutyRequest;
import org.schedulesconnector.pagerduty.PagerDutyRequests;

/** What the routes ask to find out who may see what: the account's rules, people's Entra accounts, and the pilot. */
public final class AccessSteps {
    private static final String ABILITIES_SCOPE = "abilities.read";

    private final AccessConfiguration configuration;
    private final PagerDutyAuth auth;
    private final PagerDutyRequests requests;
    private final boolean abilitiesWanted;
    private final Ledger ledger;

    /** @param abilitiesWanted whether the settings ask for the scope of abilities */
    public AccessSteps(
            AccessConfiguration configuration,
            PagerDutyAuth auth,
            PagerDutyRequests requests,
            boolean abilitiesWanted,
            Ledger ledger) {
        this.configuration = configuration;
        this.auth = auth;
        this.requests = requests;
        this.abilitiesWanted = abilitiesWanted;
        this.ledger = ledger;
    }

    /** Whether people see what they may see in PagerDuty, and so have to be known. */
    public boolean isFromSource() {
        return configuration.fromSource();
    }

    public void begin(@Variable("run") CrawlRun run) {
        run.enter(Phase.PERMISSIONS);
    }

    /** Whether PagerDuty has to be asked about Advanced Permissions, and may be. */
    public boolean wantsAbilities(@Variable("run") CrawlRun run) {
        boolean open = configuration.fromSource()
                && configuration.advancedPermissions().isEmpty();
        if (open && !(abilitiesWanted && auth.hasScope(ABILITIES_SCOPE))) {
            withoutAbilities(run);
            return false;
        }
        return open;
    }

    public PagerDutyRequest abilities() {
        return requests.abilities();
    }

    /** An account without any ability does not exist: an answer that names none is no answer, and grants no more than none. */
    public void keepAbilities(@Variable("run") CrawlRun run, @Body JsonNode answer) {
        JsonNode abilities = answer.path("abilities");
        if (!abilities.isArray() || abilities.isEmpty()) {
            withoutAbilities(run);
            return;
        }
        Set<String> names = new HashSet<>();
        abilities.forEach(ability -> names.add(ability.asText()));
        run.access().abilities(names);
    }

    public void withoutAbilities(@Variable("run") CrawlRun run) {
        run.recorder()
                .note("PagerDuty's abilities cannot be read (optional scope " + ABILITIES_SCOPE
                        + "), so Advanced Permissions are taken to be on, which grants less;"
                        + " access.advanced-permissions says otherwise.");
    }

    /** Begins to look for everybody's account, with what the ledger remembers. */
    public void beginIdentities(@Variable("run") CrawlRun run) {
        run.access()
                .mapping(new IdentityMapping(
                        configuration.identity(),
                        run.directory().users().values(),
                        IdentityRecords.read(ledger.identities().load()),
                        run.now()));
    }

    /** What has to be asked next; empty when everybody is looked up. */
    public List<Lookup> lookups(@Variable("run") CrawlRun run) {
        return run.isStopped() ? List.of() : run.access().mapping().wanted();
    }

    public boolean hasLookups(@Variable("run") CrawlRun run) {
        return !lookups(run).isEmpty();
    }

    public UserLookup question(@Variable("lookup") Lookup lookup) {
        return new UserLookup(
                lookup.attribute() == EntraAttribute.UPN ? UserLookup.Attribute.UPN : UserLookup.Attribute.MAIL,
                lookup.values());
    }

    public void answered(
            @Variable("run") CrawlRun run, @Variable("lookup") Lookup lookup, @Body ResolvedUsers resolved) {
        List<EntraAccount> accounts = resolved.byValue().values().stream()
                .flatMap(List::stream)
                .map(AccessSteps::account)
                .toList();
        synchronized (run.access().mapping()) {
            run.access().mapping().answered(lookup, accounts);
        }
    }

    /** Entra did not answer: existing grants stay, nobody is added in this run. */
    public void unanswered(@Variable("run") CrawlRun run, @Variable("lookup") Lookup lookup, Exchange exchange) {
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        run.recorder().listingFailed(FailureClassifier.classify("identities", "lookup", cause));
        run.recorder()
                .note(
                        "Microsoft Graph did not answer who some people are: existing grants stay, and nobody is added to any group"
                                + " in this run.");
        synchronized (run.access().mapping()) {
            run.access().mapping().failed(lookup);
        }
    }

    /** The application may not read the tenant's users. */
    public void denied(@Variable("run") CrawlRun run) {
        synchronized (run.access().mapping()) {
            run.access().mapping().denied();
        }
        run.recorder()
                .note(
                        "Microsoft Graph does not let the tenant's users be read (application permission User.Read.All); only"
                                + " people whom access.identity.overrides names by object id are mapped.");
    }

    /** Everybody is looked up. */
    public void identified(@Variable("run") CrawlRun run) {
        IdentityMapping mapping = run.access().mapping();
        if (run.isStopped()) {
            return;
        }
        run.access().identities(mapping.identities());
        if (run.isWriting() && run.isActive()) {
            ledger.identities().saveAll(IdentityRecords.write(mapping.toStore()));
            ledger.identities().retainOnly(run.directory().users().keySet());
        }
        report(run);
    }

    /** Everybody with the account that was found, by user id. */
    public List<MappedUser> mapped(@Variable("run") CrawlRun run) {
        return run.access().identities().all().stream()
                .map(identity -> new MappedUser(run.directory().users().get(identity.userId()), identity))
                .toList();
    }

    private void report(CrawlRun run) {
        List<Identity> without = run.access().identities().withoutAccount().stream()
                .filter(identity -> identity.status() != IdentityStatus.LOOKUP_FAILED)
                .toList();
        if (!without.isEmpty()) {
            run.recorder()
                    .note(
                            without.size() + " of " + run.directory().users().size()
                                    + " people have no Entra account that anything can be granted to; map-identities lists them.");
        }
        List<String> unused = configuration
                .identity()
                .overrides()
                .unusedBy(run.directory().users().values());
        if (!unused.isEmpty()) {
            run.recorder()
                    .note("access.identity.overrides names nobody of the account by " + String.join(", ", unused)
                            + ".");
        }
    }

    public boolean hasPilotUsers() {
        return !pilotNames().isEmpty();
    }

    public UserLookup pilotUsers() {
        return new UserLookup(UserLookup.Attribute.UPN, pilotNames());
    }

    public void keepPilotUsers(@Variable("run") CrawlRun run, @Body ResolvedUsers resolved) {
        if (!resolved.unresolved().isEmpty()) {
            run.recorder()
                    .note("access.pilot.users names nobody of the tenant by " + String.join(", ", resolved.unresolved())
                            + ".");
        }
        run.access()
                .addToPilot(resolved.byValue().values().stream()
                        .flatMap(List::stream)
                        .map(EntraUser::id)
                        .collect(Collectors.toSet()));
    }

    public List<String> pilotGroups() {
        return configuration.pilot().groups();
    }

    public void keepPilotMembers(@Variable("run") CrawlRun run, @Body List<String> objectIds) {
        run.access().addToPilot(Set.copyOf(objectIds));
    }

    /** Everything that the decision needs is known. */
    public void decide(@Variable("run") CrawlRun run) {
        run.enter(Phase.SCHEDULES);
        RunAccess access = run.access();
        Audience audience = audience(access);
        remember(
                run,
                AccessAnswers.PILOT,
                String.join(",", new TreeSet<>(audience.pilot().orElse(Set.of()))));
        if (!configuration.fromSource()) {
            access.decide(AccessRules.everyone(configuration.tenantId(), audience), audience);
            return;
        }
        AccessPolicy policy = AccessPolicy.of(
                configuration.advancedPermissions(), access.abilities(), configuration.teamMembersOnly());
        access.decide(AccessRules.source(policy, run.directory().teams()), audience);
        remember(run, AccessAnswers.ADVANCED_PERMISSIONS, Boolean.toString(policy.advancedPermissions()));
    }

    private Audience audience(RunAccess access) {
        if (!configuration.pilot().active()) {
            return Audience.unrestricted();
        }
        Set<String> people = new HashSet<>(access.pilot());
        configuration.pilot().users().stream().filter(AccessSteps::isObjectId).forEach(people::add);
        return Audience.pilot(people);
    }

    private void remember(CrawlRun run, String name, String value) {
        if (run.isWriting()) {
            ledger.watermarks().put(name, value);
        }
    }

    private List<String> pilotNames() {
        return configuration.pilot().users().stream()
                .filter(user -> !isObjectId(user))
                .toList();
    }

    private static boolean isObjectId(String user) {
        return user.indexOf('@') < 0;
    }

    private static EntraAccount account(EntraUser user) {
        return new EntraAccount(
                user.id(), user.userPrincipalName(), user.mail(), user.displayName(), user.enabled(), user.guest());
    }
}
