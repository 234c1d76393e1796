package org.schedulesconnector.crawl;

/** An item was left as it is because the run was stopped meanwhile. That is no failure: the next run goes on with it. */
final class RunStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RunStoppedException() {
        super("The run was stopped; the next one goes on with what is left.");
    }
}
