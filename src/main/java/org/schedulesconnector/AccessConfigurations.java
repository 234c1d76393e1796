package org.schedulesconnector;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.schedulesconnector.access.EntraAttribute;
import org.schedulesconnector.access.IdentityPolicy;
import org.schedulesconnector.access.IdentityRule;
import org.schedulesconnector.access.Overrides;
import org.schedulesconnector.crawl.AccessConfiguration;
import org.schedulesconnector.settings.AccessSettings;
import org.schedulesconnector.settings.IdentityRuleSettings;
import org.schedulesconnector.settings.IdentitySettings;
import org.schedulesconnector.settings.Settings;

/** Turns the settings of permissions into what a run decides by. */
final class AccessConfigurations {
    private AccessConfigurations() {}

    /** @throws org.schedulesconnector.access.OverridesException when the table of identities has mistakes */
    static AccessConfiguration of(Settings settings) {
        AccessSettings access = settings.access();
        return new AccessConfiguration(
                access.mode() == AccessSettings.Mode.SOURCE,
                advancedPermissions(access),
                access.teamMembersOnly(),
                identity(access.identity()),
                access.pilot(),
                settings.graph().tenantId());
    }

    private static Optional<Boolean> advancedPermissions(AccessSettings access) {
        return switch (access.advancedPermissions()) {
            case AUTO -> Optional.empty();
            case ON -> Optional.of(true);
            case OFF -> Optional.of(false);
        };
    }

    private static IdentityPolicy identity(IdentitySettings identity) {
        return new IdentityPolicy(
                identity.rules().stream().map(AccessConfigurations::rule).toList(),
                identity.overrides() == null ? Overrides.none() : Overrides.read(identity.overrides()),
                identity.includeGuests(),
                identity.cacheTime(),
                identity.negativeCacheTime());
    }

    private static IdentityRule rule(IdentityRuleSettings rule) {
        String name = "rule " + rule.number() + " (" + rule.match().name().toLowerCase(Locale.ROOT) + ")";
        return switch (rule.match()) {
            case UPN -> new IdentityRule.Upn(name, rule.domain());
            case MAIL -> new IdentityRule.Mail(name, rule.domain());
            case FORMULA ->
                new IdentityRule.Formula(
                        name,
                        rule.domain(),
                        IdentityRule.Source.valueOf(rule.source().name()),
                        Pattern.compile(rule.pattern()),
                        rule.formula(),
                        EntraAttribute.valueOf(rule.target().name()));
        };
    }
}
