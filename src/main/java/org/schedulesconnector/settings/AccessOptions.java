package org.schedulesconnector.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The options under {@code access.}. */
final class AccessOptions {
    private static final Duration LONGEST_CACHE_TIME = Duration.ofDays(30);

    static final Option<AccessSettings.Mode> MODE = Option.of(
                    "access.mode",
                    new ChoiceType<>(AccessSettings.Mode.class),
                    "Who may see items. source: those who may see the schedule in PagerDuty. everyone: all of the tenant sees every "
                            + "schedule.")
            .orElse("source");
    static final Option<AccessSettings.AdvancedPermissions> ADVANCED_PERMISSIONS = Option.of(
                    "access.advanced-permissions",
                    new ChoiceType<>(AccessSettings.AdvancedPermissions.class),
                    "Whether the account has PagerDuty's Advanced Permissions. auto asks the account, which needs the scope "
                            + "abilities.read; without it, on is assumed, which grants less.")
            .orElse("auto");
    static final Option<Boolean> TEAM_MEMBERS_ONLY = Option.of(
                    "access.team-members-only",
                    new FlagType(),
                    "The stricter rule of Microsoft's hosted connector: a schedule is for the members of its teams and for admins "
                            + "alone.")
            .orElse("false");
    static final Option<Path> OVERRIDES = Option.of(
                    "access.identity.overrides",
                    new FileType("a CSV file with the header user,account"),
                    "Accounts of single people, which go before all rules: user is the e-mail or id in PagerDuty, account the user "
                            + "principal name or object id in Microsoft Entra. With object ids for all, Entra is not asked.")
            .orElseAsIn("no file");
    static final Option<Boolean> INCLUDE_GUESTS = Option.of(
                    "access.identity.include-guests",
                    new FlagType(),
                    "Whether guests of the tenant may see what they may see in PagerDuty. Disabled accounts never do.")
            .orElse("false");
    static final Option<Duration> CACHE_TIME = Option.of(
                    "access.identity.cache-time",
                    new DurationType(LONGEST_CACHE_TIME),
                    "How long an account that was found is not looked up again, except by a full crawl. An account that was disabled may stay"
                            + " granted so long.")
            .orElse("24h");
    static final Option<Duration> NEGATIVE_CACHE_TIME = Option.of(
                    "access.identity.negative-cache-time",
                    new DurationType(LONGEST_CACHE_TIME),
                    "How long a person for whom no account was found is not looked up again, except by a full crawl.")
            .orElse("1h");
    static final Option<List<String>> PILOT_USERS = Option.of(
                    "access.pilot.users",
                    new ListType(new AccountNameType()),
                    "Restricts every grant, in both modes, to these users and to the members of access.pilot.groups.")
            .orElseAsIn("no restriction, unless groups are named");
    static final Option<List<String>> PILOT_GROUPS = Option.of(
                    "access.pilot.groups",
                    new ListType(new GuidType("Copy the object id from the group's page in Entra.")),
                    "Restricts every grant, in both modes, to the members of these Microsoft Entra groups, given by object id, and to "
                            + "access.pilot.users.")
            .orElseAsIn("no restriction, unless users are named");

    static final OptionGroup GROUP = new OptionGroup(
            "access.",
            "Who may see the items. What stands under `access.identity.` is for `access.mode=source`.",
            Stream.of(
                            List.of(MODE, ADVANCED_PERMISSIONS, TEAM_MEMBERS_ONLY),
                            IdentityRuleOptions.ALL,
                            List.of(OVERRIDES, INCLUDE_GUESTS, CACHE_TIME, NEGATIVE_CACHE_TIME),
                            List.of(PILOT_USERS, PILOT_GROUPS))
                    .<Option<?>>flatMap(List::stream)
                    .toList());

    private AccessOptions() {}

    static AccessSettings read(OptionReader in) {
        return new AccessSettings(
                in.read(MODE), in.read(ADVANCED_PERMISSIONS), in.read(TEAM_MEMBERS_ONLY), identity(in), pilot(in));
    }

    private static IdentitySettings identity(OptionReader in) {
        return new IdentitySettings(
                IdentityRuleOptions.read(in),
                in.read(OVERRIDES),
                in.read(INCLUDE_GUESTS),
                in.read(CACHE_TIME),
                in.read(NEGATIVE_CACHE_TIME));
    }

    private static PilotSettings pilot(OptionReader in) {
        return new PilotSettings(in.readOr(PILOT_USERS, ""), in.readOr(PILOT_GROUPS, ""));
    }
}
