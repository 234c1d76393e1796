package org.schedulesconnector.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schedulesconnector.pagerduty.Team;
import org.schedulesconnector.pagerduty.User;

/** A small account and a small tenant. */
final class People {
    static final Team PUBLIC = new Team("PPUBLIC", "Platform", "manager");
    static final Team OTHER_PUBLIC = new Team("PPUBLI2", "Data", "manager");
    static final Team PRIVATE = new Team("PSECRET", "Security", "none");
    static final Team OTHER_PRIVATE = new Team("PSECRE2", "Fraud", "none");
    static final String UNKNOWN_TEAM = "PNOBODY";
    static final Map<String, Team> TEAMS =
            Stream.of(PUBLIC, OTHER_PUBLIC, PRIVATE, OTHER_PRIVATE).collect(Collectors.toMap(Team::id, team -> team));

    private People() {}

    static User withEmail(String id, String email) {
        return new User(id, "Person " + id, email, null, "user", Set.of());
    }

    static User user(String id, String role, String... teamIds) {
        return new User(id, "Person " + id, email(id), null, role, Set.of(teamIds));
    }

    static String email(String userId) {
        return userId.toLowerCase(Locale.ROOT) + "@kestrel.example";
    }

    static String guid(int number) {
        return "00000000-0000-4000-8000-%012d".formatted(number);
    }

    static EntraAccount account(int number, String upn) {
        return new EntraAccount(guid(number), upn, upn, "Account " + number, true, false);
    }

    static EntraAccount account(int number, String upn, String mail) {
        return new EntraAccount(guid(number), upn, mail, "Account " + number, true, false);
    }

    static Identity mapped(String userId, int number) {
        return new Identity(userId, IdentityStatus.MATCHED, "upn", email(userId), guid(number), email(userId));
    }

    static Identity unmapped(String userId) {
        return new Identity(userId, IdentityStatus.UNMATCHED, null, "upn:" + email(userId), null, null);
    }

    /** @param number the account of an earlier run; 0 for none */
    static Identity unanswered(String userId, int number) {
        return new Identity(
                userId,
                IdentityStatus.LOOKUP_FAILED,
                "upn",
                email(userId),
                number == 0 ? null : guid(number),
                email(userId));
    }

    static Identities identities(Identity... identities) {
        return new Identities(
                Arrays.stream(identities).collect(Collectors.toMap(Identity::userId, identity -> identity)));
    }

    /** A tenant that answers what a lookup asks, as Graph's filters would. */
    record Tenant(List<EntraAccount> accounts) {
        List<EntraAccount> answer(Lookup lookup) {
            return accounts.stream()
                    .filter(account -> lookup.values().stream()
                            .anyMatch(value -> value.equalsIgnoreCase(account.valueOf(lookup.attribute()))))
                    .toList();
        }
    }
}
