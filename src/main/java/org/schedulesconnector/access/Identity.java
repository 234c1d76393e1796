package org.schedulesconnector.access;

import java.util.Objects;
import java.util.Optional;

/**
 * A person in PagerDuty and the Entra account that belongs to the person, or why there is none.
 *
 * @param userId PagerDuty's user id
 * @param status what came of it
 * @param rule the name of the rule that decided; null when none did
 * @param value what the rule looked up; null when no rule decided
 * @param objectId the account's object id; after a failed lookup the one of before; null when there is none to speak of
 * @param accountName the account's user principal name; null when it is not known
 */
public record Identity(
        String userId, IdentityStatus status, String rule, String value, String objectId, String accountName) {

    public Identity {
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(status, "status");
    }

    /** The account to grant to; empty unless the person is mapped in this run. */
    public Optional<String> account() {
        return status == IdentityStatus.MATCHED ? Optional.of(objectId) : Optional.empty();
    }

    /** The account whose existing grants stay because Entra gave no answer in this run. */
    public Optional<String> formerAccount() {
        boolean unanswered = status == IdentityStatus.LOOKUP_FAILED || status == IdentityStatus.LOOKUP_DENIED;
        return unanswered ? Optional.ofNullable(objectId) : Optional.empty();
    }

    /** One sentence for people: the account and the rule, or what was looked for and why nothing came of it. */
    public String sentence() {
        if (status == IdentityStatus.MATCHED) {
            String shown = accountName == null ? objectId : accountName + " (" + objectId + ")";
            return "The rule '" + rule + "' maps the user to the Entra account " + shown + ".";
        }
        String lookedFor = rule == null ? "" : " (rule '" + rule + "' with " + value + ")";
        return "The user has no Entra account to grant to: " + status.words() + lookedFor + ".";
    }

    Identity withoutAccount(IdentityStatus newStatus) {
        return new Identity(userId, newStatus, rule, value, null, null);
    }
}
