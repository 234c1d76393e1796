package org.schedulesconnector.cli;

import static org.schedulesconnector.cli.CheckFinding.Side.PAGERDUTY;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.schedulesconnector.oncall.Interval;
import org.schedulesconnector.pagerduty.LayerBasedSchedules;
import org.schedulesconnector.pagerduty.Listing;
import org.schedulesconnector.pagerduty.PagerDutyAuth;
import org.schedulesconnector.pagerduty.PagerDutyException;
import org.schedulesconnector.pagerduty.PagerDutyListings;
import org.schedulesconnector.pagerduty.PagerDutyRequests;
import org.schedulesconnector.settings.PagerDutySettings;

/** Whether PagerDuty gives what a crawl needs: credential, scopes, plan, each kind of answer. */
final class PagerDutyCheck {
    private static final List<String> ESSENTIAL = List.of("schedules.read", "users.read", "teams.read");

    /** What goes missing without a scope. */
    private static final Map<String, String> WITHOUT = Map.of(
            "audit_records.read",
                    "items tell nobody who made and changed schedules, and incremental crawls find edits later",
            "escalation_policies.read", "items tell no escalation levels",
            "oncalls.read", "changed shift-based schedules are found by reading them in turn",
            "abilities.read", "Advanced Permissions are taken to be on, which grants less");

    private final ConnectorRuntime runtime;
    private final PagerDutySettings settings;
    private final CheckFindings findings;
    private final Instant now;

    PagerDutyCheck(ConnectorRuntime runtime, PagerDutySettings settings, CheckFindings findings, Clock clock) {
        this.runtime = runtime;
        this.settings = settings;
        this.findings = findings;
        this.now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    void look() {
        if (!hasToken()) {
            findings.skip(PAGERDUTY, "PagerDuty's data", "the credential does not serve");
            return;
        }
        PagerDutyListings listings = new PagerDutyListings();
        Interval week = new Interval(now.minus(Duration.ofDays(7)), now.plus(Duration.ofDays(7)));
        if (!needs("users", listings.users(List.of()))) {
            findings.skip(PAGERDUTY, "the rest of PagerDuty's data", "already users cannot be read");
            return;
        }
        needs("layer-based schedules", listings.layerBasedSchedules(week, List.of()));
        needs("shift-based schedules", listings.shiftBasedSchedules(List.of()));
        teams(listings);
        wants("audit_records.read", "audit trail", listings.auditRecords(now.minus(Duration.ofHours(1)), now));
        wants("escalation_policies.read", "escalation policies", listings.escalationPolicies(List.of()));
        abilities();
    }

    private boolean hasToken() {
        PagerDutyAuth auth = runtime.pagerDutyAuth();
        String kind = settings.auth().name().toLowerCase(Locale.ROOT).replace('_', '-');
        try {
            Set<String> missing = auth.missingScopes();
            List<String> fatal = ESSENTIAL.stream().filter(missing::contains).toList();
            if (!fatal.isEmpty()) {
                findings.fail(
                        PAGERDUTY,
                        "PagerDuty credential",
                        "the token was not granted " + String.join(", ", fatal),
                        "Edit the app's Scoped OAuth functionality in PagerDuty (Integrations, Developer Mode, My Apps) and grant them.");
                return false;
            }
            findings.ok(
                    PAGERDUTY,
                    "PagerDuty credential",
                    kind + " for " + settings.subdomain() + " in " + settings.region());
            missing.forEach(scope -> findings.warn(
                    PAGERDUTY,
                    "PagerDuty scope " + scope,
                    "not granted: " + WITHOUT.getOrDefault(scope, "what needs it is left out"),
                    "Grant it to the app, or take it out of pagerduty.optional-scopes."));
            return true;
        } catch (PagerDutyException e) {
            failed("PagerDuty credential", e);
            return false;
        }
    }

    private boolean needs(String subject, Listing listing) {
        try {
            JsonNode answer = runtime.askPagerDuty(listing.request());
            if (subject.startsWith("layer-based")) {
                tellRendering(answer);
            } else {
                findings.ok(PAGERDUTY, "PagerDuty " + subject, "can be read");
            }
            return true;
        } catch (PagerDutyException e) {
            failed("PagerDuty " + subject, e);
            return false;
        }
    }

    /** Some accounts list schedules without saying who is on call: then each costs a request. */
    private void tellRendering(JsonNode answer) {
        JsonNode first = answer.path("schedules").path(0);
        LayerBasedSchedules reader = new LayerBasedSchedules(settings);
        if (first.isMissingNode() || reader.isRendered(first)) {
            findings.ok(PAGERDUTY, "PagerDuty layer-based schedules", "can be read, the list tells who is on call");
        } else {
            findings.warn(
                    PAGERDUTY,
                    "PagerDuty layer-based schedules",
                    "the list does not tell who is on call, so that each schedule costs a request of its own",
                    "Nothing to do; a full crawl takes longer, and pagerduty.requests-per-minute bounds it.");
        }
    }

    private void teams(PagerDutyListings listings) {
        try {
            runtime.askPagerDuty(listings.teams().request());
            findings.ok(PAGERDUTY, "PagerDuty teams", "can be read");
        } catch (PagerDutyException e) {
            if (e.kind() == PagerDutyException.Kind.PLAN) {
                findings.warn(
                        PAGERDUTY,
                        "PagerDuty teams",
                        "the plan has no teams: schedules are indexed without",
                        "Nothing to do, unless access should follow teams.");
            } else {
                failed("PagerDuty teams", e);
            }
        }
    }

    private void wants(String scope, String subject, Listing listing) {
        try {
            if (!runtime.pagerDutyAuth().hasScope(scope)) {
                return;
            }
            runtime.askPagerDuty(listing.request());
            findings.ok(PAGERDUTY, "PagerDuty " + subject, "can be read");
        } catch (PagerDutyException e) {
            if (e.isWithheld()) {
                findings.warn(
                        PAGERDUTY, "PagerDuty " + subject, withoutRemedy(e) + "; " + WITHOUT.get(scope), e.remedy());
            } else {
                failed("PagerDuty " + subject, e);
            }
        }
    }

    private void abilities() {
        try {
            if (!runtime.pagerDutyAuth().hasScope("abilities.read")) {
                return;
            }
            JsonNode abilities = runtime.askPagerDuty(new PagerDutyRequests().abilities());
            findings.ok(
                    PAGERDUTY,
                    "PagerDuty abilities",
                    abilities.path("abilities").size() + " told");
        } catch (PagerDutyException e) {
            findings.warn(
                    PAGERDUTY,
                    "PagerDuty abilities",
                    withoutRemedy(e) + "; " + WITHOUT.get("abilities.read"),
                    "Set access.advanced-permissions if you know it, or grant abilities.read.");
        }
    }

    private void failed(String subject, PagerDutyException e) {
        findings.fail(PAGERDUTY, subject, withoutRemedy(e), e.remedy());
    }

    /** The sentences of a crawl end with the remedy, which has a line of its own here. */
    private static String withoutRemedy(PagerDutyException e) {
        return e.getMessage().replace(" " + e.remedy(), "");
    }
}
