package org.schedulesconnector.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedulesconnector.oncall.Interval;

class PagerDutyRequestsTest {
    private static final Interval WINDOW =
            new Interval(Instant.parse("2026-09-01T00:00:00.25Z"), Instant.parse("2026-09-16T00:00:00Z"));

    private final PagerDutyRequests requests = new PagerDutyRequests();

    @Test
    void asksForTheWindowInWholeSecondsOfUtc() {
        assertThat(requests.layerBasedSchedule("PSPRI01", WINDOW))
                .isEqualTo(new PagerDutyRequest(
                        ApiFamily.CLASSIC,
                        "/schedules/PSPRI01",
                        "since=2026-09-01T00%3A00%3A00Z&until=2026-09-16T00%3A00%3A00Z&time_zone=UTC",
                        "schedule"));
    }

    @Test
    void includesTheFinalScheduleOfAShiftBasedSchedule() {
        PagerDutyRequest request = requests.shiftBasedSchedule("PSFLW02", WINDOW);

        assertThat(request.family()).isEqualTo(ApiFamily.V3);
        assertThat(request.path()).isEqualTo("/v3/schedules/PSFLW02");
        assertThat(request.query()).endsWith("&include%5B%5D=final_schedule");
    }

    @Test
    void asksBothFamiliesPlainlyBeforeARemoval() {
        assertThat(requests.confirmLayerBased("P1").path()).isEqualTo("/schedules/P1");
        assertThat(requests.confirmShiftBased("P1").path()).isEqualTo("/v3/schedules/P1");
        assertThat(requests.confirmShiftBased("P1").queryOrNull()).isNull();
    }

    @Test
    void asksPlainlyWhetherAPolicyIsThere() {
        assertThat(requests.confirmPolicy("PEP1"))
                .isEqualTo(
                        new PagerDutyRequest(ApiFamily.CLASSIC, "/escalation_policies/PEP1", "", "escalation_policy"));
        assertThat(requests.confirmPolicy("PEP1").queryOrNull()).isNull();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "a/../b", "P1?x=y", "{{env:HOME}}", "P%31", "é", "P1\n"})
    void refusesWhatIsNoId(String id) {
        assertThatExceptionOfType(PagerDutyException.class)
                .isThrownBy(() -> requests.confirmLayerBased(id))
                .withMessageContaining("an id has letters, digits");
        assertThatExceptionOfType(PagerDutyException.class).isThrownBy(() -> requests.confirmPolicy(id));
    }
}
