package org.schedulesconnector.e2e;

import org.schedulesconnector.sandbox.Sandbox;

/** Something that happens in the middle of a run: when a certain request has been served and before its answer leaves. */
final class SoakInterruption {
    private Runnable action;
    private int requestsLeft;

    SoakInterruption(Sandbox sandbox) {
        sandbox.listen((service, request, answer) -> served());
    }

    /** @param requests at which request from now on it happens, from 1 */
    synchronized void plan(int requests, Runnable what) {
        requestsLeft = requests;
        action = what;
    }

    /** The run is over: what has not happened yet happens now, if it is to happen all the same, or never. */
    synchronized void end(boolean allTheSame) {
        Runnable left = action;
        action = null;
        if (left != null && allTheSame) {
            left.run();
        }
    }

    private synchronized void served() {
        if (action != null && --requestsLeft == 0) {
            Runnable now = action;
            action = null;
            now.run();
        }
    }
}
