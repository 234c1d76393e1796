package org.schedulesconnector.crawl.ledger;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.schedulesconnector.settings.Secret;
import org.schedulesconnector.settings.StateSettings;

/**
 * The keys that open what the ledger keeps sealed. The first one seals; the others open what was sealed before, until it is
 * stored anew. Thread-safe.
 */
final class SealingKeys {
    private static final String AUTHORIZE = "run `authorize` again, which replaces it.";

    private final List<SealingKey> keys;

    private SealingKeys(List<SealingKey> keys) {
        this.keys = keys;
    }

    /** None when settings name none: then nothing can be sealed or opened. */
    static SealingKeys of(StateSettings settings) {
        return new SealingKeys(Stream.of(settings.encryptionKey(), settings.previousEncryptionKey())
                .filter(Objects::nonNull)
                .map(SealingKey::new)
                .toList());
    }

    static SealingKeys none() {
        return new SealingKeys(List.of());
    }

    /** @throws LedgerException when there is no key */
    SealedText seal(Secret secret, String connectionId) {
        return current().seal(secret, connectionId);
    }

    /** Whether it was sealed with the key that seals now. */
    boolean isCurrent(SealedText sealed) {
        return current().id().equals(sealed.keyId());
    }

    /** @throws LedgerException when no key opens it, or it was changed */
    Secret open(SealedText sealed, String connectionId) {
        SealingKey current = current();
        SealingKey key = keys.stream()
                .filter(candidate -> candidate.id().equals(sealed.keyId()))
                .findFirst()
                .orElseThrow(() -> otherKey(current));
        try {
            return key.open(sealed, connectionId);
        } catch (SealingKey.TamperedException e) {
            throw new LedgerException(
                    "The PagerDuty authorization in the ledger was changed or damaged, or belongs to another connection.",
                    "Find out who writes to the ledger besides the connector; then " + AUTHORIZE,
                    null);
        }
    }

    private SealingKey current() {
        return keys.stream()
                .findFirst()
                .orElseThrow(() -> new LedgerException(
                        "The PagerDuty authorization is kept sealed, and there is no state.encryption-key.",
                        "Set it; make one with: openssl rand -base64 32",
                        null));
    }

    private static LedgerException otherKey(SealingKey current) {
        return new LedgerException(
                "The PagerDuty authorization in the ledger was sealed with another key than state.encryption-key ("
                        + current.id() + ").",
                "Give the key it was sealed with, as state.encryption-key or as state.previous-encryption-key; or "
                        + AUTHORIZE,
                null);
    }
}
