package org.schedulesconnector.cli;

import static org.schedulesconnector.cli.CheckFinding.Side.PAGERDUTY;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.schedulesconnector.access.AccessPolicy;
import org.schedulesconnector.oncall.Interval;
import org.schedulesconnector.pagerduty.LayerBasedSchedules;
import org.schedulesconnector.pagerduty.Listing;
import org.schedulesconnector.pagerduty.PagerDutyException;
import org.schedulesconnector.pagerduty.PagerDutyListings;
import org.schedulesconnector.pagerduty.PagerDutyRequests;
import org.schedulesconnector.settings.AccessSettings;
import org.schedulesconnector.settings.PagerDutySettings;
import org.schedulesconnector.settings.Settings;

/** Whether PagerDuty gives what a crawl needs: credential, scopes, plan, each kind of answer. */
final class PagerDutyCheck {
    private static final String PERMISSIONS = "PagerDuty's Advanced Permissions";

    /** What goes missing without a scope. */
    private static final Map<String, String> WITHOUT = Map.of(
            "audit_records.read",
                    "items tell nobody who made and changed schedules, and incremental crawls find edits later",
            "escalation_policies.read", "items tell no escalation levels",
            "oncalls.read", "changed shift-based schedules are found by reading them in turn",
            "abilities.read", "Advanced Permissions are taken to be on, which grants less");

    private final ConnectorRuntime runtime;
    private final PagerDutySettings settings;
    private final AccessSettings access;
    private final CheckFindings findings;
    private final Clock clock;
    private final Instant now;
    private int listed;

    PagerDutyCheck(ConnectorRuntime runtime, Settings settings, CheckFindings findings, Clock clock) {
        this.runtime = runtime;
        this.settings = settings.pagerDuty();
        this.access = settings.access();
        this.findings = findings;
        this.clock = clock;
        this.now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    static String without(String scope) {
        return WITHOUT.getOrDefault(scope, "what needs it is left out");
    }

    void look() {
        if (!new CredentialCheck(runtime, settings, findings, clock).look()) {
            findings.skip(PAGERDUTY, "PagerDuty's data", "the credential does not serve");
            return;
        }
        PagerDutyListings listings = new PagerDutyListings();
        Interval week = new Interval(now.minus(Duration.ofDays(7)), now.plus(Duration.ofDays(7)));
        if (!needs("users", listings.users(List.of()))) {
            findings.skip(PAGERDUTY, "the rest of PagerDuty's data", "already users cannot be read");
            return;
        }
        boolean both = needs("layer-based schedules", listings.layerBasedSchedules(week, List.of()))
                & needs("shift-based schedules", listings.shiftBasedSchedules(List.of()));
        if (both && listed == 0) {
            findings.warn(
                    PAGERDUTY,
                    "PagerDuty schedules",
                    "there is none: nothing would be indexed, and what is indexed would be deleted, within the bounds",
                    "Check that pagerduty.subdomain names the right account, and that it or this credential has schedules to see.");
        }
        teams(listings);
        wants(
                "audit_records.read",
                "audit trail",
                listings.auditRecords(now.minus(Duration.ofHours(1)), now).get(0));
        wants("escalation_policies.read", "escalation policies", listings.escalationPolicies(List.of()));
        abilities();
    }

    private boolean needs(String subject, Listing listing) {
        try {
            JsonNode answer = runtime.askPagerDuty(listing.request());
            listed += answer.path("schedules").size();
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

    /** Advanced Permissions decide who sees what, and the abilities tell whether they are on. */
    private void abilities() {
        if (access.mode() == AccessSettings.Mode.EVERYONE) {
            findings.ok(PAGERDUTY, PERMISSIONS, "not asked for: everyone sees every schedule (access.mode=everyone)");
            return;
        }
        if (access.advancedPermissions() != AccessSettings.AdvancedPermissions.AUTO) {
            boolean on = access.advancedPermissions() == AccessSettings.AdvancedPermissions.ON;
            findings.ok(
                    PAGERDUTY, PERMISSIONS, "taken to be " + (on ? "on" : "off") + ", by access.advanced-permissions");
            return;
        }
        try {
            if (runtime.pagerDutyAuth().hasScope("abilities.read")) {
                tellPermissions(runtime.askPagerDuty(new PagerDutyRequests().abilities())
                        .path("abilities"));
            }
        } catch (PagerDutyException e) {
            findings.warn(
                    PAGERDUTY,
                    PERMISSIONS,
                    withoutRemedy(e) + "; " + WITHOUT.get("abilities.read"),
                    "Set access.advanced-permissions if you know it, or grant abilities.read.");
        }
    }

    private void tellPermissions(JsonNode abilities) {
        Set<String> names = new HashSet<>();
        abilities.forEach(name -> names.add(name.asText()));
        boolean on = AccessPolicy.of(Optional.empty(), Optional.of(names), access.teamMembersOnly())
                .advancedPermissions();
        findings.ok(
                PAGERDUTY,
                PERMISSIONS,
                on
                        ? "on: people with Restricted Access see the schedules of their teams alone"
                        : "off in this account: roles and private teams decide");
    }

    private void failed(String subject, PagerDutyException e) {
        findings.fail(PAGERDUTY, subject, withoutRemedy(e), e.remedy());
    }

    /** The sentences of a crawl end with the remedy, which has a line of its own here. */
    static String withoutRemedy(PagerDutyException e) {
        return e.getMessage().replace(" " + e.remedy(), "");
    }
}
