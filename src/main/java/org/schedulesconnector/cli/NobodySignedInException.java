package org.schedulesconnector.cli;

import java.time.Duration;

/** No answer came to a sign-in. The message says what to look at. */
final class NobodySignedInException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NobodySignedInException(Duration waited) {
        super("Nobody signed in within " + waited.toSeconds()
                + " seconds, and nothing was changed. If PagerDuty showed an error about the"
                + " redirect, register the redirect URL above with the app, in these very letters; if the browser is on another machine,"
                + " use --manual. Then run authorize again.");
    }
}
