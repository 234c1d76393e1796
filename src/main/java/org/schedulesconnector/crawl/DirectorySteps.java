package org.schedulesconnector.crawl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.oncall.Provenance;
import org.schedulesconnector.pagerduty.Directory;
import org.schedulesconnector.pagerduty.PagerDutyAuth;
import org.schedulesconnector.pagerduty.PagerDutyException;

/** What the routes keep of people, teams, escalation policies and audit records, and how a run does without some of them. */
public final class DirectorySteps {
    private static final String AUDIT_SCOPE = "audit_records.read";
    private static final String POLICIES_SCOPE = "escalation_policies.read";

    private final PagerDutyAuth auth;
    private final boolean policiesWanted;
    private final Ledger ledger;

    /** @param policiesWanted whether the settings ask for the scope of escalation policies */
    public DirectorySteps(PagerDutyAuth auth, boolean policiesWanted, Ledger ledger) {
        this.auth = auth;
        this.policiesWanted = policiesWanted;
        this.ledger = ledger;
    }

    public void begin(@Variable("run") CrawlRun run) {
        run.enter(Phase.DIRECTORY);
    }

    /** Everything is read: from here on schedules are completed from it. */
    public void complete(@Variable("run") CrawlRun run) {
        Directory read = run.collector().build();
        run.use(new Directory(read.users(), read.teams(), read.policies(), run.provenance()));
        if (run.isWriting() && run.isActive()) {
            ledger.directory().replace(read.users().values(), read.teams().values());
        }
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

    public void addAuditRecords(@Variable("run") CrawlRun run, @Body List<JsonNode> page) {
        run.collector().addAuditRecords(page);
    }

    public void withoutTeams(@Variable("run") CrawlRun run) {
        run.access().withoutTeams();
        run.recorder().note("The PagerDuty plan has no teams; schedules are indexed without.");
    }

    public boolean wantsPolicies(@Variable("run") CrawlRun run) {
        if (policiesWanted && !auth.hasScope(POLICIES_SCOPE)) {
            withoutPolicies(run);
            return false;
        }
        return policiesWanted;
    }

    public void withoutPolicies(@Variable("run") CrawlRun run) {
        run.recorder()
                .note(
                        "PagerDuty does not let escalation policies be read; items name the policies without their levels. "
                                + "The optional scope " + POLICIES_SCOPE + " adds them.");
    }

    public boolean wantsAudit(@Variable("run") CrawlRun run) {
        if (!auth.hasScope(AUDIT_SCOPE)) {
            withoutAudit(run);
            return false;
        }
        return true;
    }

    /** Audit records are not to be had: what they would tell is left out of every item. */
    public void withoutAudit(@Variable("run") CrawlRun run) {
        run.provenance().clear();
        run.recorder()
                .note("PagerDuty's audit records cannot be read (scope " + AUDIT_SCOPE
                        + " or a plan with an audit trail is "
                        + "missing); items do not tell who created and last changed a schedule.");
    }

    /** All records are read: what they tell goes before what earlier runs learnt, which PagerDuty forgets after a year. */
    public void auditRead(@Variable("run") CrawlRun run) {
        Map<String, Provenance> learnt = new HashMap<>();
        run.collector().build().provenance().forEach((id, told) -> {
            Provenance known = run.provenance().get(id);
            Provenance both = told.orElse(known);
            if (!both.equals(known)) {
                learnt.put(id, both);
            }
        });
        run.provenance().putAll(learnt);
        if (run.isWriting()) {
            ledger.provenance().saveAll(learnt);
        }
    }

    /** The records could not be read to their end: what earlier runs learnt serves once more. */
    public void auditFailed(@Variable("run") CrawlRun run, Exchange exchange) {
        PagerDutyException cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, PagerDutyException.class);
        run.recorder().listingFailed(FailureClassifier.classify("audit-records", "list", cause));
    }
}
