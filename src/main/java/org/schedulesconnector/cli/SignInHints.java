package org.schedulesconnector.cli;

import java.util.List;

/** Lines that show how to try a sign-in against a sandbox, whose page one can click through. */
final class SignInHints {
    private SignInHints() {}

    /** @param settings the file that the lines above were put into, as a reader calls it */
    static List<String> lines(String settings) {
        return List.of(
                "To read the account for somebody who signs in, add these two lines to " + settings + ",",
                "  pagerduty.auth=oauth-user",
                "  state.encryption-key=KEY   (make one with: openssl rand -base64 32)",
                "run authorize with it, open the address that it prints, choose somebody and allow.");
    }
}
