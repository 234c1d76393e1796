package org.schedulesconnector.crawl.ledger;

import java.time.Duration;
import java.util.Optional;

/**
 * What operators were told, and are to be told, kept where every process of the connection finds it, also after a restart. One process at
 * a time has its turn; it alone tells.
 */
public interface NotificationStore {
    /**
     * One process's turn.
     *
     * @param token which turn it is
     * @param state what is remembered
     */
    record Turn(long token, NotifierState state) {
        public Turn with(NotifierState other) {
            return new Turn(token, other);
        }
    }

    /**
     * Takes the turn. The first one ever remembers the runs that have ended as looked at: they are no news.
     *
     * @param timeToLive how long it counts; after that another process may have it
     * @return empty when another process has it
     */
    Optional<Turn> take(Duration timeToLive);

    /** Remembers the turn's state and prolongs the turn. Returns false, and remembers nothing, when another process has it by now. */
    boolean save(Turn turn, Duration timeToLive);

    /** Lets another have its turn. */
    void giveBack(Turn turn);

    /** What is remembered, whoever has the turn; empty before the first. */
    Optional<NotifierState> read();
}
