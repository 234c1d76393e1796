package org.schedulesconnector.sandbox.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolverFactory;
import com.atlassian.oai.validator.report.ValidationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedulesconnector.MovableClock;

/** Where PagerDuty's API description lies beside the project, what the service answers is held against it. */
class PagerDutyContractTest {
    private static final Path DESCRIPTION = Path.of("../shared/contracts/pagerduty-rest.openapi.json");
    private static final String WINDOW = "since=2026-09-01T00:00:00Z&until=2026-09-16T00:00:00Z";

    private static OpenApiInteractionValidator validator;
    private static MovableClock clock;
    private static Account account;

    @BeforeAll
    static void readDescription() throws IOException {
        assumeTrue(Files.exists(DESCRIPTION), "no API description beside the project: " + DESCRIPTION);
        validator = OpenApiInteractionValidator.createForInlineApiSpecification(ApiDescription.read(DESCRIPTION))
                .withLevelResolver(LevelResolverFactory.withAdditionalPropertiesIgnored())
                .build();
        clock = MovableClock.stoppedAt(SmallAccount.NOW);
        account = AccountGenerator.generate(AccountSize.kestrel(), 7, clock);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/schedules?limit=100",
                "/schedules?limit=100&time_zone=Etc/UTC&include[]=schedule_layers&include[]=overrides_subschedule"
                        + "&include[]=final_schedule&" + WINDOW,
                "/v3/schedules?limit=1000",
                "/users?limit=100",
                "/teams?limit=100&total=true",
                "/escalation_policies?limit=100",
                "/oncalls?limit=100",
                "/oncalls?limit=100&" + WINDOW,
                "/audit/records?since=2026-08-15T00:00:00Z",
                "/abilities"
            })
    void givesListingsAsDescribed(String target) {
        assertDescribed(target);
    }

    @ParameterizedTest
    @MethodSource("everySchedule")
    void givesEveryScheduleAsDescribed(String target) {
        assertDescribed(target);
    }

    static Stream<String> everySchedule() {
        MovableClock now = MovableClock.stoppedAt(SmallAccount.NOW);
        return AccountGenerator.generate(AccountSize.kestrel(), 7, now).schedules().stream()
                .map(schedule -> schedule instanceof ShiftSchedule
                        ? "/v3/schedules/" + schedule.id() + "?include[]=final_schedule&" + WINDOW
                        : "/schedules/" + schedule.id() + "?" + WINDOW);
    }

    @Test
    void givesSinglesAndPartsAsDescribed() {
        LayerSchedule layered = account.layerSchedules().get(0);
        assertDescribed("/schedules/" + layered.id() + "/overrides?" + WINDOW);
        assertDescribed("/schedules/" + layered.id() + "/users?" + WINDOW);
        assertDescribed("/schedules/" + layered.id() + "/audit/records?since=2026-08-15T00:00:00Z");
        assertDescribed("/users/" + account.users().get(0).id() + "?include[]=calendar_urls");
        assertDescribed("/teams/" + account.teams().get(0).id());
        assertDescribed("/teams/" + account.teams().get(0).id() + "/members");
        assertDescribed("/escalation_policies/" + account.policies().get(0).id());
        assertDescribed("/abilities/teams");
    }

    @Test
    void givesPartsOfShiftBasedSchedulesAsDescribed() {
        for (ShiftSchedule schedule : account.shiftSchedules()) {
            String path = "/v3/schedules/" + schedule.id();
            ShiftRotation rotation = schedule.rotations().get(0);
            String event = rotation.events().get(0).id();
            assertDescribed(path + "/rotations");
            assertDescribed(path + "/rotations/" + rotation.id());
            assertDescribed(path + "/rotations/" + rotation.id() + "/events");
            assertDescribed(path + "/rotations/" + rotation.id() + "/events/" + event);
            assertDescribed(path + "/custom_shifts?" + WINDOW);
            assertDescribed(path + "/overrides?" + WINDOW);
            assertDescribed(path + "/audit/records?since=2026-08-15T00:00:00Z");
            schedule.customShifts().forEach(shift -> assertDescribed(path + "/custom_shifts/" + shift.id()));
            schedule.overrides().forEach(override -> assertDescribed(path + "/overrides/" + override.id()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/schedules?limit=1000",
                "/schedules?offset=9990&limit=100",
                "/schedules/PNOBODY",
                "/schedules/PNOBODY/overrides",
                "/users/PNOBODY",
                "/v3/schedules?limit=0",
                "/v3/schedules/PNOBODY",
                "/abilities/nothing"
            })
    void refusesAsDescribed(String target) {
        Caller.Answered answer = call(PagerDutyOptions.defaults(), target);

        assertThat(answer.status()).isBetween(400, 499);
        assertThat(problems(target, answer)).isEmpty();
    }

    private static void assertDescribed(String target) {
        Caller.Answered answer = call(PagerDutyOptions.defaults(), target);
        assertThat(answer.status()).as(target).isBetween(200, 204);
        assertThat(problems(target, answer)).as(target).isEmpty();
    }

    private static Caller.Answered call(PagerDutyOptions options, String target) {
        return Caller.of(account, options, clock).get(target);
    }

    private static List<String> problems(String target, Caller.Answered answer) {
        SimpleResponse.Builder response = SimpleResponse.Builder.status(answer.status());
        if (answer.raw().body().length > 0) {
            response.withBody(answer.raw().body());
        }
        for (Map.Entry<String, String> header : answer.raw().headers().entrySet()) {
            response.withHeader(header.getKey(), header.getValue());
        }
        String path = target.split("\\?")[0];
        return validator.validateResponse(path, Request.Method.GET, response.build()).getMessages().stream()
                .filter(message -> message.getLevel() != ValidationReport.Level.IGNORE)
                .flatMap(PagerDutyContractTest::innermost)
                .map(message -> message.getKey() + " " + message.getMessage())
                .toList();
    }

    /** The reasons below "failed to match all required schemas". */
    private static Stream<ValidationReport.Message> innermost(ValidationReport.Message message) {
        List<ValidationReport.Message> nested = message.getNestedMessages();
        return nested.isEmpty() ? Stream.of(message) : nested.stream().flatMap(PagerDutyContractTest::innermost);
    }
}
