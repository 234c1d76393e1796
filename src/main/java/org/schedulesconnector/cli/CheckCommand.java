package org.schedulesconnector.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.schedulesconnector.Connector;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.LedgerException;
import org.schedulesconnector.crawl.ledger.Ledgers;
import org.schedulesconnector.settings.AccessSettings;
import org.schedulesconnector.settings.LoadedSettings;
import org.schedulesconnector.settings.NotifySettings;
import org.schedulesconnector.settings.PagerDutySettings;
import org.schedulesconnector.settings.Settings;
import org.schedulesconnector.settings.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description = {
            "Look at everything that a crawl needs, before it runs: settings, ledger, network, PagerDuty, Microsoft Graph.",
            "One line for each, with what to do. Writes nothing, anywhere."
        },
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOptions settings;

    @Mixin
    private OutputOptions output;

    private final Clock clock = Clock.systemUTC();
    private final CheckFindings findings = new CheckFindings();

    @Override
    public Integer call() {
        if (settingsServe()) {
            LoadedSettings loaded = settings.loadForReading();
            boolean ledger = ledgerServes(settings.load().settings());
            LoadedSettings apart = ledger ? loaded : settings.loadWithoutLedger();
            boolean pagerDuty = reachesPagerDuty(apart.settings().pagerDuty());
            boolean graph = reachesGraph(apart.settings());
            reachesWebhook(apart.settings().notifications());
            try (ConnectorRuntime runtime = ConnectorRuntime.onDemand(apart, settings.config())) {
                ask(runtime, apart.settings(), pagerDuty, graph);
            }
        }
        print();
        return findings.exitCode();
    }

    private void ask(ConnectorRuntime runtime, Settings loaded, boolean pagerDuty, boolean graph) {
        new CredentialEndCheck(runtime.connector().credentialEnds(), loaded, findings, clock).look();
        if (pagerDuty) {
            new PagerDutyCheck(runtime, loaded, findings, clock).look();
        } else {
            findings.skip(
                    CheckFinding.Side.PAGERDUTY,
                    "PagerDuty credential and data",
                    "a server of PagerDuty cannot be reached");
        }
        if (graph) {
            new GraphCheck(runtime, loaded, findings).look();
        } else {
            findings.skip(
                    CheckFinding.Side.GRAPH,
                    "Entra token, connection and people",
                    "a server of Microsoft cannot be reached");
        }
    }

    private boolean settingsServe() {
        try {
            LoadedSettings loaded = settings.load();
            Connector.check(loaded.settings());
            findings.ok(CheckFinding.Side.SETTINGS, "Settings", "complete and well-formed");
            findings.ok(
                    CheckFinding.Side.SETTINGS,
                    "Who sees what",
                    audience(loaded.settings().access()));
            loaded.warnings()
                    .forEach(warning -> findings.warn(
                            CheckFinding.Side.SETTINGS, "Settings", warning, "It works; change it when you can."));
            return true;
        } catch (SettingsException e) {
            findings.fail(
                    CheckFinding.Side.SETTINGS,
                    "Settings",
                    e.getMessage(),
                    "Correct them; the command config shows all.");
            return false;
        }
    }

    private static String audience(AccessSettings access) {
        String rule = access.mode() == AccessSettings.Mode.EVERYONE
                ? "everyone in the tenant sees every schedule (access.mode=everyone)"
                : access.teamMembersOnly()
                        ? "members of a schedule's teams and admins (access.team-members-only=true)"
                        : "people see what they see in PagerDuty (access.mode=source)";
        return access.pilot().active() ? rule + ", of these only the pilot (access.pilot.*)" : rule;
    }

    private boolean ledgerServes(Settings loaded) {
        CheckFinding.Side side = CheckFinding.Side.LEDGER;
        if (Ledgers.isMissing(loaded.state())) {
            findings.ok(side, "Ledger", "none yet at " + loaded.state().url() + "; the first crawl makes it");
            return true;
        }
        try (Ledger ledger = Ledgers.open(loaded.state(), loaded.graph().connectionId(), clock)) {
            findings.ok(side, "Ledger", "opens, and knows " + ledger.items().count() + " items");
            return true;
        } catch (LedgerException e) {
            if (e.isHeldElsewhere()) {
                findings.warn(side, "Ledger", e.problem(), "Fine if it is the connector's service: status asks it.");
            } else {
                findings.fail(side, "Ledger", e.problem(), e.remedy());
            }
            return false;
        }
    }

    private boolean reachesPagerDuty(PagerDutySettings pagerDuty) {
        ReachCheck reach =
                new ReachCheck(CheckFinding.Side.PAGERDUTY, pagerDuty.outbound(), "pagerduty", findings, clock);
        boolean api = reach.look("PagerDuty's API", pagerDuty.baseUrl());
        boolean identity = pagerDuty.auth() == PagerDutySettings.Auth.API_TOKEN
                || pagerDuty
                        .identityUrl()
                        .getAuthority()
                        .equals(pagerDuty.baseUrl().getAuthority())
                || reach.look("PagerDuty's login", pagerDuty.identityUrl());
        return api && identity;
    }

    private boolean reachesGraph(Settings loaded) {
        ReachCheck reach =
                new ReachCheck(CheckFinding.Side.GRAPH, loaded.graph().outbound(), "graph", findings, clock);
        URI authority = loaded.graph().authorityUrl();
        boolean login =
                switch (loaded.graph().auth()) {
                    case CLIENT_SECRET, CLIENT_CERTIFICATE, WORKLOAD_IDENTITY ->
                        reach.look("Microsoft's login", authority);
                    case MANAGED_IDENTITY, STATIC_TOKEN -> true;
                };
        return reach.look("Microsoft Graph", loaded.graph().baseUrl()) && login;
    }

    /** No crawl needs it, so what is wrong with it is a warning. */
    private void reachesWebhook(NotifySettings notifications) {
        if (!notifications.enabled()) {
            return;
        }
        CheckFindings apart = new CheckFindings();
        new ReachCheck(CheckFinding.Side.SETTINGS, notifications.outbound(), "notify", apart, clock)
                .look("Webhook", URI.create(notifications.webhookUrl().reveal()));
        for (CheckFinding found : apart.all()) {
            if (found.state() == CheckFinding.State.OK) {
                findings.ok(found.side(), found.subject(), found.detail() + "; notify-test posts a message");
            } else {
                findings.warn(found.side(), found.subject(), found.detail(), found.remedy());
            }
        }
    }

    private void print() {
        PrintWriter out = spec.commandLine().getOut();
        if (output.json()) {
            out.println(Json.of(findings.all()));
            out.flush();
            return;
        }
        boolean signs = Charset.defaultCharset().equals(StandardCharsets.UTF_8);
        for (CheckFinding finding : findings.all()) {
            out.println(finding.state().mark(signs) + " " + finding.subject() + ": " + finding.detail());
            if (finding.remedy() != null) {
                out.println("   " + finding.remedy());
            }
        }
        Map<CheckFinding.State, Long> states =
                findings.all().stream().collect(Collectors.groupingBy(CheckFinding::state, Collectors.counting()));
        long failed = states.getOrDefault(CheckFinding.State.FAILED, 0L);
        long warnings = states.getOrDefault(CheckFinding.State.WARNING, 0L);
        out.println(
                failed == 0
                        ? "Ready to crawl"
                                + (warnings == 0
                                        ? "."
                                        : ", with " + warnings + (warnings == 1 ? " warning." : " warnings."))
                        : failed + " to mend.");
        out.flush();
    }
}
