package org.schedulesconnector.crawl;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.schedulesconnector.access.CachedIdentity;
import org.schedulesconnector.access.IdentityStatus;
import org.schedulesconnector.crawl.ledger.StoredIdentity;

/** Identities as the ledger keeps them and as the mapping takes them. */
final class IdentityRecords {
    private IdentityRecords() {}

    /** A record whose status this version does not know is left out: the person is looked up again. */
    static List<CachedIdentity> read(Map<String, StoredIdentity> stored) {
        return stored.values().stream()
                .flatMap(identity -> cached(identity).stream())
                .toList();
    }

    static List<StoredIdentity> write(Collection<CachedIdentity> identities) {
        return identities.stream()
                .map(identity -> new StoredIdentity(
                        identity.userId(),
                        identity.status().name(),
                        identity.rule(),
                        identity.value(),
                        identity.objectId(),
                        identity.accountName(),
                        identity.checkedAt()))
                .toList();
    }

    private static Optional<CachedIdentity> cached(StoredIdentity identity) {
        return Arrays.stream(IdentityStatus.values())
                .filter(status -> status.name().equals(identity.status()))
                .findFirst()
                .map(status -> new CachedIdentity(
                        identity.userId(),
                        status,
                        identity.rule(),
                        identity.value(),
                        identity.objectId(),
                        identity.accountName(),
                        identity.checkedAt()));
    }
}
