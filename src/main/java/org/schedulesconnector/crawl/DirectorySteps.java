package org.schedulesconnector.crawl;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.StoredDirectory;
import org.schedulesconnector.crawl.ledger.Watermarks;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.crawl.report.FailureCategory;
import org.schedulesconnector.crawl.report.FailureSource;
import org.schedulesconnector.crawl.report.RunFailure;
import org.schedulesconnector.pagerduty.Directory;
import org.schedulesconnector.pagerduty.PagerDutyAuth;
import org.schedulesconnector.pagerduty.PagerDutyException;

/** What the routes keep of people, teams and escalation policies, and how a run does without some of them. */
public final class DirectorySteps {
    private static final String POLICIES_SCOPE = "escalation_policies.read";
    private static final String POLICIES = "escalation-policies";
    private static final String PEOPLE_READ = "directory.people-read";
    private static final String POLICIES_READ = "directory.policies-read";
    private static final String TEAMS = "directory.teams";
    private static final String NO_TEAMS = "none";

    /** People are listed again after so long although no audit record names one of them. */
    private static final Duration TRUSTED = Duration.ofHours(1);

    /** Without audit records people are listed again after so long. */
    private static final Duration TRUSTED_UNSEEN = Duration.ofMinutes(15);

    private final PagerDutyAuth auth;
    private final boolean policiesWanted;
    private final boolean policyItems;
    private final Ledger ledger;
    private final FailureSteps failures;

    /**
     * @param policiesWanted whether the settings ask for the scope of escalation policies
     * @param policyItems whether escalation policies have items of their own: then they have to be read
     */
    public DirectorySteps(
            PagerDutyAuth auth, boolean policiesWanted, boolean policyItems, Ledger ledger, FailureSteps failures) {
        this.auth = auth;
        this.policiesWanted = policiesWanted || policyItems;
        this.policyItems = policyItems;
        this.ledger = ledger;
        this.failures = failures;
    }

    public void begin(@Variable("run") CrawlRun run) {
        run.enter(Phase.DIRECTORY);
    }

    /** Whether the audit records tell first what there is to list. */
    public boolean followsChanges(@Variable("run") CrawlRun run) {
        return run.mode() == CrawlMode.INCREMENTAL;
    }

    /** Whether a run that follows changes lists people and teams, or what the ledger has of them will do. */
    public boolean wantsPeople(@Variable("run") CrawlRun run) {
        return run.changes().people() || isOld(run, PEOPLE_READ);
    }

    private boolean isOld(CrawlRun run, String name) {
        Duration trusted = run.changes().isComplete() ? TRUSTED : TRUSTED_UNSEEN;
        return ledger.watermarks()
                .instant(name)
                .map(read -> read.plus(trusted).isBefore(run.now()))
                .orElse(true);
    }

    /** People and teams are listed to their end. */
    public void peopleRead(@Variable("run") CrawlRun run) {
        if (run.isWriting() && run.isActive()) {
            Directory read = run.collector().build();
            ledger.directory().replace(read.users().values(), read.teams().values());
            ledger.watermarks().put(PEOPLE_READ, run.now());
            ledger.watermarks().put(TEAMS, run.access().isWithoutTeams() ? NO_TEAMS : "some");
        }
    }

    /** People and teams are taken as the ledger has them. */
    public void recallPeople(@Variable("run") CrawlRun run) {
        StoredDirectory known = ledger.directory().load();
        run.collector().recall(known.users(), known.teams());
        if (isWithoutTeams(ledger.watermarks())) {
            run.access().withoutTeams();
        }
    }

    /** Whether the last crawl found that the account has no teams at all. */
    static boolean isWithoutTeams(Watermarks watermarks) {
        return watermarks.text(TEAMS).filter(NO_TEAMS::equals).isPresent();
    }

    /** Everything is known: from here on schedules are completed from it. */
    public void complete(@Variable("run") CrawlRun run) {
        Directory read = run.collector().build();
        run.use(new Directory(
                read.users(), read.teams(), read.policies(), run.memory().provenance()));
    }

    public void addUsers(@Variable("run") CrawlRun run, @Body List<JsonNode> page) {
        run.collector().addUsers(page);
    }

    public void addTeams(@Variable("run") CrawlRun run, @Body List<JsonNode> page) {
        run.collector().addTeams(page);
    }

    public void addPolicies(@Variable("run") CrawlRun run, @Body List<JsonNode> page) {
        run.collector().addEscalationPolicies(page);
    }

    public void withoutTeams(@Variable("run") CrawlRun run) {
        run.access().withoutTeams();
        run.remark("The PagerDuty plan has no teams; schedules are indexed without.");
    }

    /** Whether escalation policies are to be listed, and may be. */
    public boolean wantsPolicies(@Variable("run") CrawlRun run) {
        if (policiesWanted && !auth.hasScope(POLICIES_SCOPE)) {
            withoutPolicies(run);
            return false;
        }
        boolean mayDiffer = !followsChanges(run) || run.changes().policies() || isOld(run, POLICIES_READ);
        return policiesWanted && mayDiffer;
    }

    /** The escalation policies are listed to their end. */
    public void policiesRead(@Variable("run") CrawlRun run) {
        if (run.isWriting() && run.isActive()) {
            ledger.directory().replacePolicies(run.collector().build().paths().values());
            ledger.watermarks().put(POLICIES_READ, run.now());
        }
    }

    /** Escalation policies are taken as the ledger has them. */
    public void recallPolicies(@Variable("run") CrawlRun run) {
        if (policiesWanted) {
            run.collector().recallPolicies(ledger.directory().load().paths());
        }
    }

    /** PagerDuty refuses to tell the escalation policies: schedules go without levels; where policies have items, that is a failure. */
    public void withoutPolicies(@Variable("run") CrawlRun run) {
        if (policyItems) {
            policiesFailed(run, refused());
            return;
        }
        policiesRead(run);
        run.remark("PagerDuty does not let escalation policies be read; items name the policies without their levels. "
                + "The optional scope " + POLICIES_SCOPE + " adds them.");
    }

    /** The escalation policies could not be listed to their end: what an earlier run read serves once more. */
    public void policiesFailed(@Variable("run") CrawlRun run, Exchange exchange) {
        PagerDutyException cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, PagerDutyException.class);
        policiesFailed(run, FailureClassifier.classify(POLICIES, Step.LIST.label(), cause));
    }

    private void policiesFailed(CrawlRun run, RunFailure failure) {
        failures.listingFailed(run, failure);
        recallPolicies(run);
    }

    private static RunFailure refused() {
        return RunFailure.of(
                        POLICIES,
                        Step.LIST.label(),
                        FailureSource.PAGERDUTY,
                        FailureCategory.PERMISSION,
                        "PagerDuty does not let escalation policies be read, so their items stay as they are known.")
                .withRemedy("Give the app read access to Escalation policies (" + POLICIES_SCOPE
                        + "), or set item.escalation-policies=false.");
    }
}
