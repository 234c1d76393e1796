package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.sandbox.Fault;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.Sandbox;
import org.schedulesconnector.sandbox.SeenRequest;
import org.schedulesconnector.sandbox.pagerduty.AccountUser;
import org.schedulesconnector.sandbox.pagerduty.LayerSchedule;
import org.slf4j.LoggerFactory;

/** What people write in PagerDuty is text, never a placeholder, an expression, an address or a line of the log. */
class HostileTextIT {
    private static final String EXPRESSIONS =
            "{{env:HOME}} ${env:HOME} ${sys:user.dir} ${body} ${bean:crawls} ${jndi:ldap://127.0.0.1:1/a}";
    private static final String FORGED = "2026-09-08T10:07:00.000Z ERROR crawl - all is lost";
    /** Escape sequences in one and in two bytes, line ends of other kinds, and an override of direction. */
    private static final String STEERING = "\u001b[2J\u009b31m\u0085\u2028\u2029\u000b\u202edeliaf\u2066\u0007";

    private static final Pattern RISKY =
            Pattern.compile("[\\p{Cc}\\u061C\\u200E\\u200F\\u2028-\\u202E\\u2066-\\u2069\\uFEFF&&[^\\n\\t]]");
    private static final String NAME = EXPRESSIONS + STEERING + "\r\n" + FORGED;

    @Test
    void neitherNamesNorDescriptionsAreResolvedOrForgeLines() {
        try (CapturedLog log = new CapturedLog();
                CrawlWorld world = CrawlWorld.start()) {
            LayerSchedule schedule = world.account().layerSchedules().get(0);
            world.changes().replaceSchedule(hostile(schedule));
            AccountUser user = world.account().users().get(0);
            world.changes().renameUser(user.id(), NAME, user.email());
            world.changes().renameTeam(schedule.teamIds().get(0), NAME);

            RunReport report = world.crawl();

            assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
            assertThat(world.property(schedule.id(), "Name")).contains(EXPRESSIONS);
            assertThat(world.property(schedule.id(), "Description")).contains(EXPRESSIONS);
            assertThat(world.item(schedule.id()).at("/properties/Teams").toString())
                    .contains("{{env:HOME}}");
            assertThat(world.content(schedule.id())).contains(EXPRESSIONS);
            requireHonest(log);
        }
    }

    @Test
    void whatAServiceSaysInAnErrorForgesNoLine() {
        try (CapturedLog log = new CapturedLog();
                CrawlWorld world = CrawlWorld.start()) {
            world.fault(Fault.of(FaultAction.status(400, json(), graphError()))
                            .at(Sandbox.GRAPH)
                            .method("PUT"))
                    .fault(Fault.of(FaultAction.status(400, json(), pagerDutyError()))
                            .at(Sandbox.PAGERDUTY)
                            .path("^/v3/schedules"));

            RunReport report = world.crawl();

            assertThat(report.toLine().lines()).hasSize(1);
            assertThat(report.failures())
                    .allMatch(failure -> failure.toLine().lines().count() == 1);
            assertThat(log.text()).contains("publish failed");
            requireHonest(log);
        }
    }

    @Test
    void anIdMadeOfAPathIsAskedForAsOneSegmentOrNotAtAll() {
        String id = "P/../../users?x=${env:HOME}#";
        try (CrawlWorld world = CrawlWorld.start()) {
            LayerSchedule model = world.account().layerSchedules().get(0);
            world.changes()
                    .addSchedule(new LayerSchedule(
                            id, "Climber", "", model.timeZone(), List.of(), model.layers(), List.of()));

            RunReport report = world.crawl();

            assertThat(report.outcome()).isEqualTo(RunOutcome.DEGRADED);
            assertThat(report.counts().created()).isEqualTo(20);
            assertThat(report.failures()).singleElement().satisfies(failure -> assertThat(failure.message())
                    .contains("letters and digits"));
            assertThat(requests(world)).noneMatch(request -> request.path().contains(".."));
        }
    }

    @Test
    void aRedirectIsNotFollowed() {
        try (CrawlWorld world = CrawlWorld.start();
                CrawlWorld elsewhere = CrawlWorld.start()) {
            URI there = elsewhere.sandbox().pagerDuty().url().resolve("/users");
            world.fault(
                    Fault.of(FaultAction.redirect(there)).at(Sandbox.PAGERDUTY).path("^/users$"));

            RunReport report = world.crawl();

            assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
            assertThat(report.reason()).contains("pagerduty.base-url");
            assertThat(elsewhere.sandbox().pagerDuty().traffic().total()).isZero();
        }
    }

    /** Through the configuration that is shipped. */
    @Test
    void aLogLineIsOneLineOfVisibleTextWhateverItsWords() {
        try (CapturedLog log = new CapturedLog()) {
            LoggerFactory.getLogger("org.schedulesconnector.crawl")
                    .warn("Publishing {} failed", NAME, new IllegalStateException(NAME));

            requireHonest(log);
            assertThat(log.text().lines()).hasSize(1);
            assertThat(log.text()).contains(EXPRESSIONS, "\\r\\n" + FORGED, "\uFFFD[2J\uFFFD31m\uFFFD");
        }
    }

    private static void requireHonest(CapturedLog log) {
        assertThat(log.text().lines()).noneMatch(line -> line.startsWith(FORGED.substring(0, 30)));
        assertThat(RISKY.matcher(log.text()).results()).isEmpty();
    }

    private static LayerSchedule hostile(LayerSchedule schedule) {
        return new LayerSchedule(
                schedule.id(),
                NAME,
                NAME,
                schedule.timeZone(),
                schedule.teamIds(),
                schedule.layers(),
                schedule.overrides());
    }

    private static Map<String, String> json() {
        return Map.of("Content-Type", "application/json");
    }

    private static String graphError() {
        return "{\"error\":{\"code\":\"BadRequest\",\"message\":\"no\\r\\n" + FORGED + "\\u001b[2J\\u202e\\u2028\"}}";
    }

    private static String pagerDutyError() {
        return "{\"error\":{\"code\":2001,\"message\":\"no\\r\\n" + FORGED
                + "\\u001b[2J\\u202e\\u2028\",\"errors\":[\"${env:HOME}\"]}}";
    }

    private static Stream<SeenRequest> requests(CrawlWorld world) {
        return Stream.concat(
                world.sandbox().pagerDuty().traffic().requests().stream(),
                world.sandbox().graph().traffic().requests().stream());
    }
}
