package org.schedulesconnector.pagerduty;

import java.util.LinkedHashMap;
import java.util.Map;
import org.schedulesconnector.pagerduty.PagerDutyException.Kind;

/** What to do about a refusal, by what was asked: names the scope that it needs. */
final class Remedies {
    private static final Map<String, String> SCOPES = scopes();

    private Remedies() {}

    /** The remedy of a refusal of this path; null when that of its kind is as good as any. */
    static String of(Kind kind, String path) {
        String scope = scope(path);
        if (scope == null) {
            return null;
        }
        return switch (kind) {
            case FORBIDDEN ->
                "Give the Scoped OAuth app " + scope
                        + " (in PagerDuty: Integrations, Developer Mode, My Apps), or, with"
                        + " pagerduty.auth=api-token, set pagerduty.api-token to a key of the account, read-only"
                        + " suffices: a user's own key sees what that user sees.";
            case PLAN ->
                "PagerDuty gives " + path + " only with a plan that includes it: ask the account's owner for one, or"
                        + " check that pagerduty.subdomain and the credential are those of the right account.";
            default -> null;
        };
    }

    private static String scope(String path) {
        return SCOPES.entrySet().stream()
                .filter(entry -> path.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** By a part of the path, in the order of precedence. */
    private static Map<String, String> scopes() {
        Map<String, String> scopes = new LinkedHashMap<>();
        scopes.put("/audit/records", "audit_records.read");
        scopes.put("/schedules", "schedules.read");
        scopes.put("/users", "users.read");
        scopes.put("/teams", "teams.read");
        scopes.put("/escalation_policies", "escalation_policies.read");
        scopes.put("/oncalls", "oncalls.read");
        scopes.put("/abilities", "abilities.read");
        return scopes;
    }
}
