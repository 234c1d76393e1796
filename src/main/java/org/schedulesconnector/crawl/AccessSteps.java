package org.schedulesconnector.crawl;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.schedulesconnector.access.AccessPolicy;
import org.schedulesconnector.access.AccessRules;
import org.schedulesconnector.access.Audience;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.graph.EntraUser;
import org.schedulesconnector.graph.ResolvedUsers;
import org.schedulesconnector.graph.UserLookup;
import org.schedulesconnector.pagerduty.PagerDutyAuth;
import org.schedulesconnector.pagerduty.PagerDutyRequest;
import org.schedulesconnector.pagerduty.PagerDutyRequests;

/** What the routes ask to find out who may see what: the account's rules and the pilot. */
public final class AccessSteps {
    private static final String ABILITIES_SCOPE = "abilities.read";

    private final AccessConfiguration configuration;
    private final PagerDutyAuth auth;
    private final PagerDutyRequests requests;
    private final boolean abilitiesWanted;
    private final Ledger ledger;
    private final RememberedAccess remembered;

    /** @param abilitiesWanted whether the settings ask for the scope of abilities */
    public AccessSteps(
            AccessConfiguration configuration,
            PagerDutyAuth auth,
            PagerDutyRequests requests,
            boolean abilitiesWanted,
            Ledger ledger,
            Clock clock) {
        this.configuration = configuration;
        this.auth = auth;
        this.requests = requests;
        this.abilitiesWanted = abilitiesWanted;
        this.ledger = ledger;
        this.remembered = new RememberedAccess(configuration, ledger, clock);
    }

    /** Whether people see what they may see in PagerDuty, and so have to be known, and nobody has looked for them yet. */
    public boolean wantsIdentities(@Variable("run") CrawlRun run) {
        return configuration.fromSource() && run.access().mapping() == null;
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
        Set<String> names = new HashSet<>();
        if (abilities.isArray()) {
            abilities.forEach(ability -> Stream.ofNullable(ability.textValue()).forEach(names::add));
        }
        if (names.isEmpty()) {
            withoutAbilities(run);
        } else {
            run.access().abilities(names);
        }
    }

    public void withoutAbilities(@Variable("run") CrawlRun run) {
        run.remark("PagerDuty's abilities cannot be read (optional scope " + ABILITIES_SCOPE
                + "), so Advanced Permissions are taken to be on, which grants less;"
                + " access.advanced-permissions says otherwise.");
    }

    public boolean hasPilotUsers() {
        return !pilotNames().isEmpty();
    }

    public UserLookup pilotUsers() {
        return new UserLookup(UserLookup.Attribute.UPN, pilotNames());
    }

    public void keepPilotUsers(@Variable("run") CrawlRun run, @Body ResolvedUsers resolved) {
        if (!resolved.unresolved().isEmpty()) {
            run.remark("access.pilot.users names nobody of the tenant by " + String.join(", ", resolved.unresolved())
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
                RememberedAccess.PILOT,
                String.join(",", new TreeSet<>(audience.pilot().orElse(Set.of()))));
        if (!configuration.fromSource()) {
            access.decide(AccessRules.everyone(configuration.tenantId(), audience), audience);
            return;
        }
        AccessPolicy policy = AccessPolicy.of(
                configuration.advancedPermissions(), access.abilities(), configuration.teamMembersOnly());
        access.decide(AccessRules.source(policy, run.directory().teams()), audience);
        remember(run, RememberedAccess.ADVANCED_PERMISSIONS, Boolean.toString(policy.advancedPermissions()));
    }

    /** Everything is taken as the last crawl of the whole account found it. */
    public void recall(@Variable("run") CrawlRun run) {
        run.enter(Phase.SCHEDULES);
        if (configuration.fromSource()) {
            run.access()
                    .identities(remembered.identities(run.directory().users().values()));
        }
        run.access().decide(remembered.rules(run.directory().teams()), remembered.audience());
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
}
