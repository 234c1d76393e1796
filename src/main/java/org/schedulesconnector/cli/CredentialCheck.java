package org.schedulesconnector.cli;

import static org.schedulesconnector.cli.CheckFinding.Side.PAGERDUTY;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.schedulesconnector.pagerduty.OtherRegion;
import org.schedulesconnector.pagerduty.PagerDutyException;
import org.schedulesconnector.pagerduty.PagerDutyRequests;
import org.schedulesconnector.pagerduty.SignedInUser;
import org.schedulesconnector.settings.PagerDutySettings;
import org.schedulesconnector.settings.PagerDutySettings.Auth;

/** Whether PagerDuty takes the credential: its kind, its scopes, whose eyes it reads with, and its region. */
final class CredentialCheck {
    static final String SUBJECT = "PagerDuty credential";

    private static final List<String> REQUIRED =
            List.of("schedules.read", "users.read", "teams.read", "audit_records.read");

    private final ConnectorRuntime runtime;
    private final PagerDutySettings settings;
    private final CheckFindings findings;
    private final Clock clock;

    CredentialCheck(ConnectorRuntime runtime, PagerDutySettings settings, CheckFindings findings, Clock clock) {
        this.runtime = runtime;
        this.settings = settings;
        this.findings = findings;
        this.clock = clock;
    }

    /** Returns whether it serves. */
    boolean look() {
        try {
            Set<String> missing = runtime.pagerDutyAuth().missingScopes();
            if (settings.auth() == Auth.OAUTH_APP) {
                findings.ok(PAGERDUTY, SUBJECT, kind() + granted(missing));
            } else {
                tellWho(missing);
            }
            missing.forEach(scope -> findings.warn(
                    PAGERDUTY,
                    "PagerDuty scope " + scope,
                    "not granted: " + PagerDutyCheck.without(scope),
                    "Grant it to the app, or take it out of pagerduty.optional-scopes."));
            return true;
        } catch (PagerDutyException e) {
            findings.fail(PAGERDUTY, SUBJECT, PagerDutyCheck.withoutRemedy(e), remedy(e));
            return false;
        }
    }

    /** A key of a user and somebody who signed in see what that person sees, and no more. */
    private void tellWho(Set<String> missing) {
        SignedInUser user;
        try {
            user = SignedInUser.of(
                    runtime.askPagerDuty(new PagerDutyRequests().me()).path("user"));
        } catch (PagerDutyException e) {
            if (e.isCredentialRefused() || e.isRetryable()) {
                throw e;
            }
            findings.ok(PAGERDUTY, SUBJECT, kind() + ", a key of the account");
            return;
        }
        String detail =
                kind() + granted(missing) + ", reads as " + Printable.line(user.name()) + " (" + user.role() + ")";
        if (user.seesEverything()) {
            findings.ok(PAGERDUTY, SUBJECT, detail);
        } else {
            findings.warn(
                    PAGERDUTY,
                    SUBJECT,
                    detail + ", so that schedules of private teams of others are not indexed",
                    "Let an Account Owner or Global Admin sign in, or use a Scoped OAuth app or a key of the account.");
        }
    }

    private String remedy(PagerDutyException refused) {
        if (!refused.isCredentialRefused()) {
            return refused.remedy();
        }
        String other = settings.region().other().name().toLowerCase(Locale.ROOT);
        if (new OtherRegion(settings, clock).serves()) {
            return "The region is wrong: this app and account are in the other one. Set pagerduty.region=" + other
                    + ".";
        }
        return settings.auth() == Auth.API_TOKEN
                ? refused.remedy() + " To try the other region: check -Dpagerduty.region=" + other + "."
                : refused.remedy();
    }

    private String kind() {
        return settings.auth().name().toLowerCase(Locale.ROOT).replace('_', '-') + " for " + settings.subdomain()
                + " in " + settings.region();
    }

    /** An API key has no scopes. */
    private String granted(Set<String> missing) {
        if (settings.auth() == Auth.API_TOKEN) {
            return "";
        }
        List<String> granted = new ArrayList<>(REQUIRED);
        granted.addAll(settings.optionalScopes());
        granted.removeAll(missing);
        return ", granted " + String.join(", ", granted);
    }
}
