package org.schedulesconnector.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.LedgerException;
import org.schedulesconnector.crawl.ledger.Ledgers;
import org.schedulesconnector.pagerduty.SignIn;
import org.schedulesconnector.pagerduty.SignedIn;
import org.schedulesconnector.pagerduty.SignedInUser;
import org.schedulesconnector.settings.PagerDutySettings;
import org.schedulesconnector.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "authorize",
        description = {
            "Let somebody sign in to PagerDuty, so that the connector reads it for them (pagerduty.auth=oauth-user).",
            "Prints the address to open in a browser on this machine, waits for its answer, and keeps the authorization encrypted in the"
                    + " ledger, in place of an earlier one."
        },
        mixinStandardHelpOptions = true)
final class AuthorizeCommand implements Callable<Integer> {
    private static final int HIGHEST_PORT = 65_535;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOptions settings;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8766",
            description =
                    "Where the answer is waited for: the app must have http://localhost:PORT/callback as a redirect URL"
                            + " (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "How long to wait for the answer (default: ${DEFAULT-VALUE}).")
    private int timeout;

    @Option(
            names = "--manual",
            description =
                    "For a machine without a browser: open the address elsewhere, and paste the address that the browser ends at,"
                            + " though it shows no page there.")
    private boolean manual;

    @Override
    public Integer call() throws InterruptedException {
        requireRange("--port", port, HIGHEST_PORT);
        requireRange("--timeout", timeout, Integer.MAX_VALUE);
        Settings loaded = settings.load().settings();
        if (loaded.pagerDuty().auth() != PagerDutySettings.Auth.OAUTH_USER) {
            throw new ParameterException(
                    spec.commandLine(),
                    "authorize is for pagerduty.auth=oauth-user; with the credential that is set nobody needs to sign in.");
        }
        try (Ledger ledger = open(loaded)) {
            SignIn signIn = new SignIn(
                    loaded.pagerDuty(),
                    ledger.tokens(),
                    URI.create("http://localhost:" + port + LoopbackReceiver.PATH),
                    Clock.systemUTC());
            tell(manual ? signInElsewhere(signIn) : signInHere(signIn));
            tell(signIn.who());
        }
        return ExitCode.DONE;
    }

    private void requireRange(String option, int value, int highest) {
        if (value < 1 || value > highest) {
            throw new ParameterException(
                    spec.commandLine(), option + " must be from 1 to " + highest + ", and it is " + value);
        }
    }

    private static Ledger open(Settings loaded) {
        try {
            return Ledgers.open(loaded.state(), loaded.graph().connectionId(), Clock.systemUTC());
        } catch (LedgerException e) {
            if (e.isHeldElsewhere()) {
                throw new ServiceRunningException(
                        e.getMessage()
                                + System.lineSeparator()
                                + "If that process is the connector's service: stop it, run authorize, and start it again.",
                        e);
            }
            throw e;
        }
    }

    private SignedIn signInHere(SignIn signIn) throws InterruptedException {
        try (LoopbackReceiver receiver = LoopbackReceiver.listen(port, signIn, this::ignored)) {
            introduce(
                    signIn,
                    "Open this address in a browser on this machine and sign in, within " + timeout + " seconds:");
            return receiver.await(Duration.ofSeconds(timeout));
        } catch (LoopbackReceiver.PortTakenException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Port " + port
                            + " is taken. Stop what listens there, or choose another with --port and register its redirect URL"
                            + " with the app in PagerDuty.",
                    e);
        }
    }

    private SignedIn signInElsewhere(SignIn signIn) {
        introduce(signIn, "Open this address in a browser anywhere and sign in:");
        out().println(
                        "The browser then shows that it cannot reach localhost: that is right. Copy the whole address from its address bar,"
                                + " paste it here within 30 seconds, and press Enter:");
        out().flush();
        return signIn.completePasted(pasted());
    }

    private void introduce(SignIn signIn, String lead) {
        PrintWriter out = out();
        out.println("The app in PagerDuty must have this redirect URL, in these very letters: http://localhost:" + port
                + LoopbackReceiver.PATH);
        out.println(lead);
        out.println();
        out.println("  " + signIn.address());
        out.println();
        out.flush();
    }

    private String pasted() {
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
            if (line == null) {
                throw new ParameterException(
                        spec.commandLine(), "Nothing was pasted: standard input has ended. Nothing was changed.");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ignored() {
        spec.commandLine()
                .getErr()
                .println(
                        "An answer that does not belong to this sign-in came and was left aside: use the address above.");
    }

    private void tell(SignedIn done) {
        PrintWriter out = out();
        out.println("The authorization is stored, encrypted, in the ledger.");
        out.println("Granted: " + Printable.line(String.join(", ", done.granted())));
        done.missing().forEach(scope -> spec.commandLine()
                .getErr()
                .println("warning: " + scope + " was not granted; what needs it is off. Give it to the app, then run"
                        + " authorize again."));
        out.flush();
    }

    private void tell(SignedInUser user) {
        PrintWriter out = out();
        out.println("Signed in as "
                + Printable.line(user.name() + " (" + user.email() + "), base role " + user.role() + "."));
        if (!user.seesEverything()) {
            spec.commandLine()
                    .getErr()
                    .println(
                            "warning: this person does not see every schedule in PagerDuty, and the index will hold only what they see."
                                    + " An Account Owner or Global Admin sees all.");
        }
        out.flush();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
