package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.sandbox.Fault;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.Occurrence;
import org.schedulesconnector.sandbox.Sandbox;
import org.schedulesconnector.sandbox.pagerduty.PagerDutyCredentials;
import org.schedulesconnector.sandbox.pagerduty.PagerDutyOptions;
import org.schedulesconnector.sandbox.pagerduty.PagerDutyService;

/** No secret leaves the requests that need it, whatever goes wrong. */
class SecretsIT {
    private static final PagerDutyOptions OWN_SECRETS = PagerDutyOptions.builder()
            .credentials(new PagerDutyCredentials(
                    "app-client-id", "s3cr3t-of-the-app", "s3cr3t-account-key", "s3cr3t-owner-key"))
            .build();

    @Test
    void noSecretReachesLogLedgerItemsOrReports() {
        List<String> told = new ArrayList<>();
        Queue<String> tokens = new ConcurrentLinkedQueue<>();
        try (CapturedLog log = new CapturedLog();
                CrawlWorld world = CrawlWorld.start(sandbox -> sandbox.pagerDutyOptions(OWN_SECRETS))) {
            world.sandbox().listen((service, request, answer) -> request.header("authorization")
                    .map(value -> value.replaceFirst("^.*[ =]", ""))
                    .ifPresent(tokens::add));
            faultsOfAllKinds().forEach(world::fault);
            told.add(world.crawl().toString());
            told.add(world.crawl(CrawlRequest.full().withLimit(3)).toString());
            world.sandbox().faults().clear();
            world.with("pagerduty.auth", "api-token").with("pagerduty.api-token", "s3cr3t-account-key");
            told.add(world.crawl().toString());
            world.with("pagerduty.api-token", "s3cr3t-that-is-wrong");
            told.add(world.crawl().toString());
            told.add(world.ledger().failures().list().toString());
            told.add(world.ledger().crawls().latest(9).toString());
            told.add(world.items().values().toString());
            world.stopConnector();
            told.add(contents(world.folder()));
            told.add(log.text());
            assertThat(log.text()).contains("crawl 1 full").contains("DEBUG");
        }

        assertThat(tokens).isNotEmpty();
        assertThat(told).allSatisfy(text -> assertThat(text)
                .doesNotContain("s3cr3t")
                .doesNotContain(PagerDutyService.CALENDAR_SECRET_MARK)
                .doesNotContain(tokens.stream().distinct().toList()));
    }

    private static Stream<Fault> faultsOfAllKinds() {
        Map<String, String> none = Map.of();
        return Stream.of(
                at(Sandbox.PAGERDUTY, "^/users$", FaultAction.status(500)),
                at(Sandbox.PAGERDUTY, "^/teams$", FaultAction.truncated()),
                at(Sandbox.PAGERDUTY, "^/schedules$", FaultAction.cutJson()),
                at(Sandbox.PAGERDUTY, "^/v3/schedules$", FaultAction.html(502)),
                at(Sandbox.PAGERDUTY, "^/v3/schedules/", FaultAction.status(403)),
                at(Sandbox.PAGERDUTY, "^/oauth/token$", FaultAction.status(500)),
                at(Sandbox.PAGERDUTY, "^/escalation_policies$", FaultAction.reset()),
                at(Sandbox.GRAPH, "/items/", FaultAction.status(400)),
                at(Sandbox.GRAPH, "/items/", FaultAction.html(503)),
                at(Sandbox.GRAPH, "/items/", FaultAction.lost()),
                at(Sandbox.GRAPH, "/schema$", FaultAction.status(429, none, "")));
    }

    private static Fault at(String service, String path, FaultAction action) {
        return Fault.of(action).at(service).path(path).when(Occurrence.nth(1));
    }

    private static String contents(Path folder) {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(all).isNotEmpty();
        return all.toString();
    }
}
