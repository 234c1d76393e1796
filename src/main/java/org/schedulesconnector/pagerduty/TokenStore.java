package org.schedulesconnector.pagerduty;

import java.util.Optional;
import java.util.function.Function;
import org.schedulesconnector.settings.Secret;

/**
 * Keeps the authorization of somebody who signed in, between runs and for all replicas of one external connection. What it holds is
 * a text of this package's own. Thread-safe.
 *
 * <p>Every method may throw what the place of storage throws; then nothing was changed, as far as can be told.
 */
public interface TokenStore {
    /**
     * Changes what is held. Nobody else, in this process or another, is at it meanwhile: a second caller waits and is then given what
     * the first one left.
     *
     * @param change gets what is held, empty when nothing is, and gives what shall be; it may be called again when storing failed.
     *     What it throws comes out as it is, and nothing is changed
     * @return what is held now, and is stored safely
     */
    Secret change(Function<Optional<Secret>, Secret> change);

    /** What is held now; empty when nothing is. */
    Optional<Secret> read();

    /** Holds this from now on, whatever was there; need not be able to read that. */
    void replace(Secret held);

    /** Holds nothing any more. */
    void forget();
}
