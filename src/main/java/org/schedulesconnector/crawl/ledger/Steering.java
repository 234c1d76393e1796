package org.schedulesconnector.crawl.ledger;

/** The orders of operators, kept where every process of the connection finds them, also after a restart. */
public interface Steering {
    Orders read();

    /**
     * Orders a pause. Returns false when there was one already, which then stays as it was.
     *
     * @param by this process, for people
     */
    boolean pause(String by);

    /** Ends the pause. Returns false when there was none. */
    boolean resume();

    /** Orders the run that has this lease to end. */
    void cancel(Lease lease);
}
