package org.schedulesconnector.pagerduty;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.schedulesconnector.settings.Secret;

/** A store that may be away. */
final class MemoryTokenStore implements TokenStore {
    final List<Secret> written = new ArrayList<>();
    private Secret held;
    boolean away;

    @Override
    public synchronized Secret change(Function<Optional<Secret>, Secret> change) {
        Secret next = change.apply(Optional.ofNullable(held));
        if (!next.equals(held)) {
            replace(next);
        }
        return next;
    }

    @Override
    public synchronized Optional<Secret> read() {
        return Optional.ofNullable(held);
    }

    @Override
    public synchronized void replace(Secret next) {
        if (away) {
            throw new AwayException();
        }
        held = next;
        written.add(next);
    }

    @Override
    public synchronized void forget() {
        held = null;
    }

    /** The place of storage cannot be reached. */
    static final class AwayException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
