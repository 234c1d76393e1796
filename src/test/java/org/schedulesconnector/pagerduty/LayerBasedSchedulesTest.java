package org.schedulesconnector.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.oncall.Interval;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.oncall.Person;
import org.schedulesconnector.oncall.PolicyReference;
import org.schedulesconnector.oncall.Provenance;
import org.schedulesconnector.oncall.ScheduleKind;
import org.schedulesconnector.oncall.Shift;
import org.schedulesconnector.oncall.TeamReference;
import org.schedulesconnector.settings.OutboundSettings;
import org.schedulesconnector.settings.PagerDutySettings;

class LayerBasedSchedulesTest {
    static final Interval WINDOW =
            new Interval(Instant.parse("2026-09-01T00:00:00Z"), Instant.parse("2026-09-16T00:00:00Z"));
    private static final Person ANA = new Person("PUANA01", "Ana Ruiz", "ana@kestrel.example");
    private static final Person BO = new Person("PUBOL02", "Bo Lindqvist", null);

    private final LayerBasedSchedules reader = new LayerBasedSchedules(settings(PagerDutySettings.Region.US));

    @Test
    void readsTheFinalScheduleAndMarksItsOverrides() {
        OnCallSchedule schedule = read(
                schedule(
                        entry("09-07T08", "09-09T18", "PUANA01", "Ana Ruiz")
                                + "," + entry("09-09T18", "09-10T06", "PUBOL02", "Bo Lindqvist")
                                + "," + entry("09-10T06", "09-14T08", "PUANA01", "Ana Ruiz"),
                        entry("09-09T18", "09-10T06", "PUBOL02", "Bo Lindqvist")),
                WINDOW);

        assertThat(schedule.kind()).isEqualTo(ScheduleKind.LAYER_BASED);
        assertThat(schedule.window()).isEqualTo(WINDOW);
        assertThat(schedule.shifts())
                .containsExactly(
                        Shift.regular(ANA, at("09-07T08"), at("09-09T18")),
                        Shift.override(BO, at("09-09T18"), at("09-10T06")),
                        Shift.regular(ANA, at("09-10T06"), at("09-14T08")));
    }

    @Test
    void marksOnlyThePartOfAnEntryThatAnOverrideCauses() {
        OnCallSchedule schedule = read(
                schedule(
                        entry("09-07T08", "09-10T08", "PUANA01", "Ana Ruiz"),
                        entry("09-08T00", "09-08T06", "PUANA01", "Ana Ruiz")
                                + "," + entry("09-08T04", "09-08T09", "PUANA01", "Ana Ruiz")
                                + "," + entry("09-09T00", "09-09T06", "PUBOL02", "Bo Lindqvist")),
                WINDOW);

        assertThat(schedule.shifts())
                .containsExactly(new Shift(
                        ANA,
                        new Interval(at("09-07T08"), at("09-10T08")),
                        List.of(new Interval(at("09-08T00"), at("09-08T09")))));
    }

    @Test
    void readsWhatItIsAboutAndWhoMadeIt() {
        Directory directory = new Directory(
                Map.of(),
                Map.of("PT1", new Team("PT1", "Platform", "none")),
                new EscalationPaths(Map.of("PEP1", Paths.paging("PEP1", "Platform EP", "PSPRI01", "PSPRI01"))),
                Map.of("PSPRI01", new Provenance("Ana Ruiz", at("03-01T00"), "Bo", at("04-01T00"))));

        OnCallSchedule schedule = directory.complete(reader.read(schedule("", ""), WINDOW));

        assertThat(schedule.name()).isEqualTo("Platform Primary");
        assertThat(schedule.description()).isEqualTo("First line");
        assertThat(schedule.timeZone()).isEqualTo("Europe/Madrid");
        assertThat(schedule.htmlUrl()).isEqualTo("https://kestrel.pagerduty.com/schedules/PSPRI01");
        assertThat(schedule.teams())
                .containsExactly(new TeamReference("PT2", "Data"), new TeamReference("PT1", "Platform"));
        assertThat(schedule.policies())
                .containsExactly(
                        new PolicyReference("PEP2", "Other EP", List.of()),
                        new PolicyReference("PEP1", "Platform EP", List.of(1, 2)));
        assertThat(schedule.provenance().createdBy()).isEqualTo("Ana Ruiz");
        assertThat(schedule.shifts()).isEmpty();
    }

    @Test
    void neverTakesTheCalendarAddresses() {
        ObjectNode schedule = (ObjectNode) schedule(entry("09-07T08", "09-09T18", "PUANA01", "Ana"), "");
        schedule.put("http_cal_url", "https://kestrel.pagerduty.com/private/s3cret");
        schedule.put("web_cal_url", "webcal://kestrel.pagerduty.com/private/s3cret");

        assertThat(reader.read(schedule, WINDOW).toString()).doesNotContain("s3cret");
    }

    @Test
    void knowsADeletedPersonByTheReference() {
        OnCallSchedule schedule = read(schedule(entry("09-07T08", "09-08T08", "PUOLD09", "Old Hand"), ""), WINDOW);

        assertThat(schedule.people()).containsExactly(new Person("PUOLD09", "Old Hand", null));
    }

    @Test
    void endsAnEntryWithoutEndWithTheWindow() {
        OnCallSchedule schedule = read(
                schedule(
                        "{'start':'2026-09-10T02:00:00+02:00','end':null,'user':{'id':'PUANA01'}},"
                                + "{'start':'2026-09-10T00:00:00Z','end':'2026-09-10T00:00:00Z','user':{'id':'PUBOL02'}},"
                                + "{'start':'2026-09-10T00:00:00Z','end':'2026-09-11T00:00:00Z','user':null}",
                        ""),
                WINDOW);

        assertThat(schedule.shifts()).containsExactly(Shift.regular(ANA, at("09-10T00"), WINDOW.end()));
    }

    @Test
    void doesNotGuessATimeThatItCannotRead() {
        JsonNode schedule = schedule("{'start':'yesterday','end':null,'user':{'id':'PUANA01'}}", "");

        assertThatExceptionOfType(PagerDutyException.class)
                .isThrownBy(() -> reader.read(schedule, WINDOW))
                .withMessageContaining("start");
    }

    @Test
    void seesWhetherAListPageCameRendered() {
        assertThat(reader.isRendered(schedule("", ""))).isTrue();
        assertThat(reader.isRendered(JsonText.json("{'id':'P1'}"))).isFalse();
        assertThat(reader.isRendered(JsonText.json("{'id':'P1','final_schedule':null}")))
                .isFalse();
        assertThat(
                        reader.isRendered(
                                JsonText.json(
                                        "{'id':'P1','final_schedule':{'rendered_schedule_entries':[],'rendered_coverage_percentage':null}}")))
                .isFalse();
    }

    @Test
    void refusesToReadAScheduleThatIsNotRendered() {
        assertThatExceptionOfType(PagerDutyException.class)
                .isThrownBy(() -> reader.read(JsonText.json("{'id':'P1'}"), WINDOW))
                .withMessageContaining("P1 came without its final schedule");
    }

    @Test
    void makesDoWithAnIdAlone() {
        JsonNode bare = JsonText.json("{'id':'P1','final_schedule':{'rendered_coverage_percentage':0},"
                + "'html_url':'javascript:alert(1)','teams':[{},7],'escalation_policies':null}");

        OnCallSchedule schedule = new LayerBasedSchedules(settings(PagerDutySettings.Region.EU)).read(bare, WINDOW);

        assertThat(schedule.name()).isEqualTo("P1");
        assertThat(schedule.htmlUrl()).isEqualTo("https://kestrel.eu.pagerduty.com/schedules/P1");
        assertThat(schedule.timeZone()).isEqualTo("UTC");
        assertThat(schedule.teams()).isEmpty();
    }

    static PagerDutySettings settings(PagerDutySettings.Region region) {
        URI nowhere = URI.create("https://api.pagerduty.example");
        return new PagerDutySettings(
                region,
                nowhere,
                nowhere,
                "kestrel",
                PagerDutySettings.Auth.API_TOKEN,
                null,
                null,
                null,
                480,
                List.of(),
                OutboundSettings.OF_JVM);
    }

    private OnCallSchedule read(JsonNode schedule, Interval window) {
        return directory().complete(reader.read(schedule, window));
    }

    static Directory directory() {
        return new Directory(
                Map.of("PUANA01", new User("PUANA01", "Ana Ruiz", "ana@kestrel.example", null, "user", Set.of())),
                Map.of(),
                EscalationPaths.NONE,
                Map.of());
    }

    static Instant at(String monthDayHour) {
        return Instant.parse("2026-" + monthDayHour + ":00:00Z");
    }

    private static String entry(String start, String end, String userId, String name) {
        return "{'start':'%s','end':'%s','user':{'id':'%s','type':'user_reference','summary':'%s'}}"
                .formatted(at(start), at(end), userId, name);
    }

    private static JsonNode schedule(String finalEntries, String overrideEntries) {
        return JsonText.json(
                ("{'id':'PSPRI01','type':'schedule','summary':'Platform Primary','name':'Platform Primary',"
                                + "'description':'First line','time_zone':'Europe/Madrid',"
                                + "'html_url':'https://kestrel.pagerduty.com/schedules/PSPRI01',"
                                + "'teams':[{'id':'PT1','summary':'Old name'},{'id':'PT2','summary':'Data'}],"
                                + "'escalation_policies':[{'id':'PEP1','summary':'Platform EP'},{'id':'PEP2','summary':'Other EP'}],"
                                + "'final_schedule':{'rendered_schedule_entries':[%s],'rendered_coverage_percentage':46.7},"
                                + "'overrides_subschedule':{'rendered_schedule_entries':[%s]}}")
                        .formatted(finalEntries, overrideEntries));
    }
}
