package org.schedulesconnector.settings;

import java.net.URI;
import java.util.List;

/** The options under {@code item.}. */
final class ItemOptions {
    private static final String POLICIES_SCOPE = "escalation_policies.read";

    static final Option<URI> ICON_URL = Option.of(
                    "item.icon-url",
                    new HttpUrlType("https://www.pagerduty.com/favicon.ico"),
                    "The icon beside each item in search results and answers; people's browsers load it.")
            .orElse("https://www.pagerduty.com/favicon.ico");

    static final Option<Boolean> ESCALATION_POLICIES = Option.of(
                    "item.escalation-policies",
                    new FlagType(),
                    "Whether each escalation policy has an item too, with its levels and who is on call at each now. It needs the "
                            + "scope escalation_policies.read among pagerduty.optional-scopes, or an account API key.")
            .orElse("false");

    static final OptionGroup GROUP = new OptionGroup(
            "item.", "Which items there are and how they look.", List.of(ICON_URL, ESCALATION_POLICIES));

    private ItemOptions() {}

    static ItemSettings read(OptionReader in, PagerDutySettings pagerDuty) {
        ItemSettings settings = new ItemSettings(in.read(ICON_URL), in.read(ESCALATION_POLICIES));
        refuseWithoutScope(in, settings, pagerDuty);
        return settings;
    }

    private static void refuseWithoutScope(OptionReader in, ItemSettings settings, PagerDutySettings pagerDuty) {
        boolean sound = in.sound(ESCALATION_POLICIES, PagerDutyOptions.AUTH, PagerDutyOptions.OPTIONAL_SCOPES);
        if (sound
                && settings.escalationPolicies()
                && pagerDuty.auth() != PagerDutySettings.Auth.API_TOKEN
                && !pagerDuty.optionalScopes().contains(POLICIES_SCOPE)) {
            in.refuse(
                    ESCALATION_POLICIES,
                    "is true, but the scope " + POLICIES_SCOPE + " is not asked for",
                    "Escalation policies are read with that scope only.",
                    "Add it to pagerduty.optional-scopes and give the app read access to Escalation policies, or set"
                            + " item.escalation-policies=false.");
        }
    }
}
