package org.schedulesconnector.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedulesconnector.FreePort;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.Ledgers;
import org.schedulesconnector.crawl.ledger.OtherProcess;
import org.schedulesconnector.sandbox.Browser;
import org.schedulesconnector.sandbox.Sandbox;
import org.schedulesconnector.sandbox.pagerduty.PagerDutyOptions;
import org.schedulesconnector.settings.Secret;
import org.schedulesconnector.settings.StateSettings;

/** A person signs in, in a browser on this machine or elsewhere, and the connector reads PagerDuty for them. */
class AuthorizeCommandIT {
    private static final String KEY = "FPucA9l+r0qIVdcFVkp9qsYRGXX/1Os4vTJ9PjKoi2E=";
    private static final Pattern ADDRESS = Pattern.compile("(?m)^  (http\\S+)$");

    @TempDir
    private Path folder;

    private final InputStream standardInput = System.in;
    private final Browser browser = new Browser();
    private int port;
    private SandboxedCommands commands;

    @BeforeEach
    void start() throws IOException {
        port = FreePort.find();
        start(PagerDutyOptions.builder());
    }

    @AfterEach
    void stop() {
        System.setIn(standardInput);
        commands.close();
    }

    @Test
    void letsTheConnectorCrawlAndIsForgottenWithTheConnection() throws Exception {
        Running authorize = authorize();
        HttpResponse<String> page = browser.open(browser.allow(authorize.address(), owner()));

        CommandResult done = authorize.end();
        assertThat(done.exitCode()).as(done.err()).isEqualTo(ExitCode.DONE);
        assertThat(done.out())
                .contains("The authorization is stored, encrypted")
                .contains("Granted: abilities.read, audit_records.read, escalation_policies.read, openid")
                .contains("Signed in as ", "base role owner.")
                .doesNotContain("pdus+", "sandbox-client-secret", KEY);
        assertThat(done.err()).isEmpty();
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("You can close this page");
        assertThat(page.headers().map())
                .containsEntry("x-content-type-options", List.of("nosniff"))
                .containsEntry("referrer-policy", List.of("no-referrer"))
                .containsEntry("cache-control", List.of("no-store"))
                .containsEntry("x-frame-options", List.of("DENY"));
        assertThat(page.headers().firstValue("content-security-policy").orElse(""))
                .contains("default-src 'none'");

        assertThat(commands.run("crawl").exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(held()).isPresent();
        assertThat(commands.sandbox.pagerDutyService().tokensIssued()).isEqualTo(1);
        assertThat(commands.run("purge", "--confirm", "pagerdutyschedules").exitCode())
                .isEqualTo(ExitCode.DONE);
        assertThat(held()).isEmpty();
        CommandResult after = commands.run("crawl");
        assertThat(after.exitCode()).isEqualTo(ExitCode.PAGERDUTY);
        assertThat(after.out() + after.err()).contains("nobody has signed in", "Run `authorize`");
    }

    @Test
    void replacesAnEarlierAuthorization() throws Exception {
        signIn();
        Optional<Secret> first = held();

        signIn();

        assertThat(held()).isPresent().isNotEqualTo(first);
    }

    @Test
    void changesNothingWhenThePersonDenies() throws Exception {
        signIn();
        Optional<Secret> before = held();
        Running authorize = authorize();

        HttpResponse<String> page = browser.open(browser.deny(authorize.address(), owner()));

        CommandResult denied = authorize.end();
        assertThat(denied.exitCode()).isEqualTo(ExitCode.PAGERDUTY);
        assertThat(denied.err())
                .contains("did not allow it", "nothing was changed")
                .doesNotContain("\tat ");
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(held()).isEqualTo(before);
    }

    @Test
    void leavesAnswersOfOthersAsideAndGoesOnWaiting() throws Exception {
        Running authorize = authorize();
        URI good = browser.allow(authorize.address(), owner());

        for (String foreign :
                new String[] {"?code=stolen&state=other", "?code=stolen", "", "?error=access_denied&state=x"}) {
            HttpResponse<String> page = browser.open(at("/callback" + foreign));
            assertThat(page.statusCode()).isEqualTo(400);
            assertThat(page.body()).doesNotContain("stolen", "state");
        }
        assertThat(browser.open(at("/favicon.ico")).statusCode()).isEqualTo(404);
        browser.open(good);

        CommandResult done = authorize.end();
        assertThat(done.exitCode()).as(done.err()).isEqualTo(ExitCode.DONE);
        assertThat(done.err()).contains("does not belong to this sign-in");
    }

    @Test
    void warnsOfMissingScopesAndOfSomebodyWhoDoesNotSeeAll() throws Exception {
        commands.close();
        start(PagerDutyOptions.builder().appScopes(Set.of("schedules.read", "users.read", "teams.read")));
        Running authorize = authorize();
        String responder = commands.sandbox.account().users().stream()
                .filter(user -> user.role().equals("limited_user"))
                .findFirst()
                .orElseThrow()
                .id();

        browser.open(browser.allow(authorize.address(), responder));

        CommandResult done = authorize.end();
        assertThat(done.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(done.err())
                .contains("audit_records.read was not granted", "abilities.read was not granted")
                .contains("does not see every schedule");
    }

    @Test
    void storesNothingThatCouldNotBeUsed() throws Exception {
        commands.close();
        start(PagerDutyOptions.builder().appScopes(Set.of("schedules.read")));
        Running authorize = authorize();

        browser.open(browser.allow(authorize.address(), owner()));

        CommandResult useless = authorize.end();
        assertThat(useless.exitCode()).isEqualTo(ExitCode.PAGERDUTY);
        assertThat(useless.err()).contains("nothing was stored", "users.read, teams.read");
        assertThat(held()).isEmpty();
    }

    @Test
    void noticesAnotherAccount() throws Exception {
        commands.set("pagerduty.subdomain", "merlin");
        Running authorize = authorize();

        browser.open(browser.allow(authorize.address(), owner()));

        CommandResult other = authorize.end();
        assertThat(other.exitCode()).isEqualTo(ExitCode.PAGERDUTY);
        assertThat(other.err()).contains("another account than merlin", "nothing was stored");
    }

    @Test
    void takesAPastedAddressOrCode() {
        for (boolean whole : new boolean[] {true, false}) {
            CommandResult done = pasted(address -> {
                String sentTo = browser.allow(address, owner()).toString();
                return whole ? sentTo : sentTo.replaceAll(".*[?&]code=([^&]+).*", "$1");
            });

            assertThat(done.exitCode()).as(done.err()).isEqualTo(ExitCode.DONE);
            assertThat(done.out()).contains("paste it here", "Signed in as ");
        }
    }

    @Test
    void refusesWhatIsNotForThisSignIn() {
        assertThat(pasted(address -> "http://elsewhere.example/callback?code=x&state=y")
                        .err())
                .contains("is not the one that the browser was sent to");
        assertThat(pasted(address -> browser.allow(address, owner()).toString().replaceAll("state=.*", "state=other"))
                        .err())
                .contains("does not belong to this sign-in");
        assertThat(pasted(address -> "not a code").err()).contains("neither an address nor a code");
        assertThat(pasted(address -> "sandbox-code-999999").err()).contains("invalid_grant", "run `authorize` again");
    }

    @Test
    void givesUpAfterAWhileAndNamesTheRedirect() {
        CommandResult nobody = commands.run("authorize", "--port", "" + port, "--timeout", "1");

        assertThat(nobody.exitCode()).isEqualTo(ExitCode.PAGERDUTY);
        assertThat(nobody.out()).contains("http://localhost:" + port + "/callback");
        assertThat(nobody.err()).contains("Nobody signed in within 1 seconds", "register the redirect URL");
    }

    @Test
    void saysWhatStandsInTheWay() throws Exception {
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(commands.run("authorize", "--port", "" + taken.getLocalPort())
                            .err())
                    .contains("Port " + port + " is taken", "--port");
        }
        assertThat(commands.run("authorize", "-D", "pagerduty.auth=oauth-app").err())
                .contains("authorize is for pagerduty.auth=oauth-user");
        assertThat(commands.run("authorize", "-D", "state.encryption-key=").err())
                .contains("state.encryption-key", "must be set when pagerduty.auth is oauth-user");
    }

    @Test
    void saysThatAServiceHoldsTheLedger() throws Exception {
        String ledger = "jdbc:h2:file:" + folder.resolve("held");
        try (OtherProcess other = OtherProcess.startOn(ledger)) {
            CommandResult held = commands.run("authorize", "-D", "state.url=" + ledger);

            assertThat(held.exitCode()).isEqualTo(ExitCode.INTERNAL);
            assertThat(held.err())
                    .contains("Another process has it open", "stop it, run authorize, and start it again");
        }
    }

    private void start(PagerDutyOptions.Builder options) throws IOException {
        Sandbox sandbox = Sandbox.builder()
                .pagerDutyOptions(options.redirects(Set.of("http://localhost:" + port + "/callback"))
                        .build())
                .start();
        commands = new SandboxedCommands(folder, sandbox);
        commands.set("pagerduty.auth", "oauth-user");
        commands.set("state.encryption-key", KEY);
    }

    private String owner() {
        return commands.sandbox.account().users().stream()
                .filter(user -> user.role().equals("owner"))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private void signIn() throws Exception {
        Running authorize = authorize();
        browser.open(browser.allow(authorize.address(), owner()));
        assertThat(authorize.end().exitCode()).isEqualTo(ExitCode.DONE);
    }

    /** What the ledger holds. */
    private Optional<Secret> held() {
        StateSettings state =
                new StateSettings("jdbc:h2:file:" + folder.resolve("ledger"), null, null, new Secret(KEY), null);
        AtomicReference<Optional<Secret>> seen = new AtomicReference<>();
        try (Ledger ledger = Ledgers.open(state, "pagerdutyschedules", Clock.systemUTC())) {
            ledger.tokens().change(text -> {
                seen.set(text);
                return text.orElse(new Secret(""));
            });
            if (seen.get().isEmpty()) {
                ledger.tokens().forget();
            }
        }
        return seen.get();
    }

    private Running authorize() {
        return Running.start(commands.line("authorize", "--port", "" + port, "--timeout", "120"));
    }

    /** Runs authorize --manual; what is pasted is made of the address that it prints. */
    private CommandResult pasted(Function<URI, String> answer) {
        LateInput input = new LateInput();
        System.setIn(input);
        Running authorize = Running.start(commands.line("authorize", "--manual", "--port", "" + port));
        input.give(answer.apply(authorize.address()) + "\n");
        return authorize.end();
    }

    /** A command that runs beside the test. */
    private record Running(StringWriter out, StringWriter err, CompletableFuture<Integer> exitCode) {
        static Running start(String... line) {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            return new Running(out, err, CompletableFuture.supplyAsync(() -> ConnectorCli.commandLine(
                            new PrintWriter(out, true), new PrintWriter(err, true))
                    .execute(line)));
        }

        URI address() {
            await().atMost(Duration.ofMinutes(2))
                    .until(() ->
                            exitCode.isDone() || ADDRESS.matcher(out.toString()).find());
            Matcher address = ADDRESS.matcher(out.toString());
            assertThat(address.find()).as(out.toString() + err).isTrue();
            return URI.create(address.group(1));
        }

        CommandResult end() {
            return new CommandResult(exitCode.orTimeout(180, TimeUnit.SECONDS).join(), out.toString(), err.toString());
        }
    }

    /** Standard input of somebody who pastes when it is time. */
    private static final class LateInput extends InputStream {
        private final CompletableFuture<InputStream> pasted = new CompletableFuture<>();

        void give(String text) {
            pasted.complete(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public int read() throws IOException {
            return pasted.join().read();
        }
    }
}
