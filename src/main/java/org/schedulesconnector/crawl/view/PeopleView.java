package org.schedulesconnector.crawl.view;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.schedulesconnector.access.Identities;
import org.schedulesconnector.access.Identity;
import org.schedulesconnector.access.IdentityStatus;
import org.schedulesconnector.crawl.KnownPeople;
import org.schedulesconnector.pagerduty.User;

/**
 * The people of PagerDuty who see nothing in Copilot, for they have no account in Entra to grant to.
 *
 * @param unmapped those people, by name
 * @param mapped how many others have one
 * @param known how many people there are
 * @param needed whether accounts matter at all: where everyone sees everything nobody is looked up, and nobody is listed
 */
public record PeopleView(List<Unmapped> unmapped, int mapped, int known, boolean needed) {
    /**
     * Somebody without an account to grant to.
     *
     * @param id PagerDuty's user id
     * @param name null when PagerDuty tells none
     * @param email null when PagerDuty tells none
     * @param reason what was looked for, and why nothing came of it
     * @param remedy what to do about it
     */
    public record Unmapped(String id, String name, String email, String reason, String remedy) {
        private static Unmapped of(User user, Identity identity) {
            return new Unmapped(
                    user.id(), user.name(), user.email(), identity.sentence(), PeopleView.remedyOf(identity.status()));
        }
    }

    public static PeopleView of(KnownPeople people) {
        Map<String, User> users = people.users();
        return people.areNeeded() ? of(users, people.identities(users)) : notNeeded(users.size());
    }

    /** The answer where everyone sees everything. */
    static PeopleView notNeeded(int known) {
        return new PeopleView(List.of(), 0, known, false);
    }

    static PeopleView of(Map<String, User> users, Identities identities) {
        List<Unmapped> unmapped = identities.withoutAccount().stream()
                .filter(identity -> users.containsKey(identity.userId()))
                .map(identity -> Unmapped.of(users.get(identity.userId()), identity))
                .sorted(Comparator.comparing(Unmapped::name, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Unmapped::id))
                .toList();
        return new PeopleView(unmapped, users.size() - unmapped.size(), users.size(), true);
    }

    private static String remedyOf(IdentityStatus status) {
        return switch (status) {
            case UNMATCHED ->
                "Let the e-mail in PagerDuty be the account's name or mail, add a rule"
                        + " (access.identity.rules.*), or name the account in access.identity.overrides.";
            case AMBIGUOUS -> "Name the right account in access.identity.overrides.";
            case GUEST -> "Set access.identity.include-guests=true if guests are to see schedules.";
            case DISABLED -> "Enable the account in Entra, or remove the person from PagerDuty.";
            case LOOKUP_FAILED -> "Nothing: the next crawl asks Entra again.";
            case LOOKUP_DENIED ->
                "Consent to User.Read.All for the application, or name object ids in" + " access.identity.overrides.";
            case NO_RULE -> "Give the person an e-mail in PagerDuty, or name the account in access.identity.overrides.";
            case MATCHED -> throw new IllegalArgumentException("somebody who is mapped needs no remedy");
        };
    }
}
