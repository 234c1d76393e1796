package org.schedulesconnector.operations.notify;

import java.util.Deque;
import java.util.Optional;
import org.schedulesconnector.crawl.ledger.CrawlRecord;
import org.schedulesconnector.crawl.ledger.NotificationStore.Turn;
import org.schedulesconnector.crawl.ledger.NotifierState;

/** One look of this process at whether something is wrong, in its turn. Used by one thread. */
final class Round {
    private final Deque<CrawlRecord> news;
    private Turn turn;
    private boolean looked;
    private Notice due;

    /**
     * Begins a look.
     *
     * @param turn null when another process has the turn: then there is nothing to do
     * @param news the runs that have ended since the last look, oldest first; they are taken from it
     */
    Round(Turn turn, Deque<CrawlRecord> news) {
        this.turn = turn;
        this.news = news;
    }

    Optional<Turn> turn() {
        return Optional.ofNullable(turn);
    }

    NotifierState state() {
        return turn.state();
    }

    void become(NotifierState state) {
        turn = turn.with(state);
    }

    /** Another process has the turn by now. */
    void lose() {
        turn = null;
    }

    /** The next run that is news; null when there is none. */
    CrawlRecord nextRun() {
        return news.poll();
    }

    /** Whether the index is still to be looked at; once. */
    boolean isToLook() {
        boolean first = !looked;
        looked = true;
        return first;
    }

    /** What is being told. */
    Notice due() {
        return due;
    }

    void tell(Notice notice) {
        due = notice;
    }
}
