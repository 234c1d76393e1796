package org.schedulesconnector.access;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Settles accounts that several people come to. An e-mail belongs to one person, so two e-mails of one account are one person's;
 * what a formula puts together, such as a name, may be somebody else's as well, and then it does not count.
 */
final class SharedAccounts {
    private final Map<String, Long> holders;

    SharedAccounts(Collection<UserSearch> searches) {
        holders = searches.stream()
                .map(search -> search.finding().objectId())
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    Identity settled(UserSearch search) {
        Identity identity = search.identity();
        boolean doubtful = search.finding().derived() && holders.getOrDefault(identity.objectId(), 0L) > 1;
        if (!doubtful) {
            return identity;
        }
        return identity.withoutAccount(
                identity.status() == IdentityStatus.MATCHED ? IdentityStatus.AMBIGUOUS : identity.status());
    }
}
