package org.schedulesconnector.settings;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.schedulesconnector.settings.PagerDutySettings.Auth;
import org.schedulesconnector.settings.PagerDutySettings.Region;

/** The options under {@code pagerduty.}. */
final class PagerDutyOptions {
    private static final Map<Region, String> BASE_URLS =
            Map.of(Region.US, "https://api.pagerduty.com", Region.EU, "https://api.eu.pagerduty.com");

    static final Option<Region> REGION = Option.of(
                    "pagerduty.region",
                    new ChoiceType<>(Region.class),
                    "The service region of the account: eu when its web address ends with .eu.pagerduty.com, else us.")
            .orElse("us");
    static final Option<URI> BASE_URL = Option.of(
                    "pagerduty.base-url",
                    new HttpUrlType("https://api.pagerduty.com"),
                    "The REST API. Set it only for a proxy or the sandbox.")
            .orElseAsIn("by region: us https://api.pagerduty.com, eu https://api.eu.pagerduty.com");
    static final Option<URI> IDENTITY_URL = Option.of(
                    "pagerduty.identity-url",
                    new HttpUrlType("https://identity.pagerduty.com"),
                    "The OAuth server, the same in both regions. Set it only for a proxy or the sandbox.")
            .orElse("https://identity.pagerduty.com");
    static final Option<String> SUBDOMAIN = Option.of(
                    "pagerduty.subdomain",
                    new SubdomainType(),
                    "The account's name in its web address: kestrel of https://kestrel.pagerduty.com.")
            .shownAs("<your-subdomain>");
    static final Option<Auth> AUTH = Option.of(
                    "pagerduty.auth",
                    new ChoiceType<>(Auth.class),
                    "The kind of credential: a Scoped OAuth app (recommended), the same app for somebody who signs in once by authorize, whose "
                            + "view of PagerDuty it then has, or a read-only account API key.")
            .orElse("oauth-app");
    static final Option<String> CLIENT_ID = Option.of(
                    "pagerduty.client-id",
                    new CredentialNameType(),
                    "The Scoped OAuth app's client id; for pagerduty.auth=oauth-app and oauth-user.")
            .shownAs("<your-pagerduty-client-id>");
    static final Option<Secret> CLIENT_SECRET = Option.of(
                    "pagerduty.client-secret",
                    new SecretType(),
                    "The Scoped OAuth app's client secret; for pagerduty.auth=oauth-app and oauth-user.")
            .shownAs("<your-pagerduty-client-secret>");
    static final Option<Secret> API_TOKEN = Option.of(
            "pagerduty.api-token", new SecretType(), "The read-only account API key; for pagerduty.auth=api-token.");
    static final Option<Integer> REQUESTS_PER_MINUTE = Option.of(
                    "pagerduty.requests-per-minute",
                    new WholeNumberType(1, 960),
                    "The most requests in any minute. PagerDuty allows 960 for each app or key; the default takes half of it, "
                            + "so that a crawl leaves room for whatever else uses the same key and for a second replica.")
            .in("requests a minute")
            .orElse("480");
    static final Option<List<String>> OPTIONAL_SCOPES = Option.of(
                    "pagerduty.optional-scopes",
                    new ChoiceListType("escalation_policies.read", "abilities.read", "oncalls.read"),
                    "OAuth scopes asked for beyond the required audit_records.read, schedules.read, teams.read and users.read. "
                            + "What needs one that is not granted is left out; empty asks for none.")
            .orElse("escalation_policies.read,abilities.read");

    private static final OutboundOptions OUTBOUND =
            new OutboundOptions("pagerduty.", "PagerDuty's API and its OAuth server");

    static final OptionGroup GROUP = OptionGroup.of(
            "pagerduty.",
            "The PagerDuty account: where it is, how to sign in, how fast to read.",
            List.of(
                    REGION,
                    BASE_URL,
                    IDENTITY_URL,
                    SUBDOMAIN,
                    AUTH,
                    CLIENT_ID,
                    CLIENT_SECRET,
                    API_TOKEN,
                    REQUESTS_PER_MINUTE,
                    OPTIONAL_SCOPES),
            OUTBOUND);

    private PagerDutyOptions() {}

    static PagerDutySettings read(OptionReader in) {
        Region region = in.read(REGION);
        URI baseUrl = in.readOr(BASE_URL, BASE_URLS.get(region));
        refuseOtherRegion(in, region, baseUrl);
        URI identityUrl = in.read(IDENTITY_URL);
        String subdomain = in.require(SUBDOMAIN);
        Auth auth = in.read(AUTH);
        boolean app = in.sound(AUTH) && auth != Auth.API_TOKEN;
        String because = "pagerduty.auth is " + AUTH.type().format(auth);
        boolean token = in.sound(AUTH) && auth == Auth.API_TOKEN;
        return new PagerDutySettings(
                region,
                baseUrl,
                identityUrl,
                subdomain,
                auth,
                in.requireWhen(app, CLIENT_ID, because),
                in.requireWhen(app, CLIENT_SECRET, because),
                in.requireWhen(token, API_TOKEN, "pagerduty.auth is api-token"),
                in.read(REQUESTS_PER_MINUTE),
                in.read(OPTIONAL_SCOPES),
                OUTBOUND.read(in));
    }

    /** PagerDuty answers the wrong region with a bare 401, which looks like a wrong secret. */
    private static void refuseOtherRegion(OptionReader in, Region region, URI baseUrl) {
        if (!in.sound(REGION, BASE_URL)) {
            return;
        }
        BASE_URLS.forEach((other, url) -> {
            if (other != region && URI.create(url).getHost().equalsIgnoreCase(baseUrl.getHost())) {
                in.refuse(
                        BASE_URL,
                        "is the address of region " + REGION.type().format(other) + ", but pagerduty.region is "
                                + REGION.type().format(region),
                        "Both must name the same region.",
                        "Leave pagerduty.base-url empty and set pagerduty.region only.");
            }
        });
    }
}
