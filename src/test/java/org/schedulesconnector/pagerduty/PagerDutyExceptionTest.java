package org.schedulesconnector.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.schedulesconnector.oncall.ScheduleKind;
import org.schedulesconnector.pagerduty.PagerDutyException.Kind;

class PagerDutyExceptionTest {
    @Test
    void tellsWhatWasAskedWhatWasAnsweredAndWhatToDo() {
        PagerDutyException failure = PagerDutyException.of(Kind.FORBIDDEN)
                .path("/teams")
                .status(403)
                .error(new ErrorBody("Access Denied", 2010, List.of()))
                .requestId("req-1")
                .build();

        assertThat(failure)
                .hasMessage("PagerDuty GET /teams: 403 FORBIDDEN (code 2010): Access Denied. " + failure.remedy()
                        + " Request id req-1.");
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.code()).hasValue(2010);
    }

    @Test
    void saysNothingOfAnAnswerWhenThereWasNone() {
        PagerDutyException failure = PagerDutyException.of(Kind.TIMEOUT).build();

        assertThat(failure.status()).isEmpty();
        assertThat(failure.code()).isEmpty();
        assertThat(failure.requestId()).isEmpty();
        assertThat(failure.retryAfter()).isEmpty();
        assertThat(failure.path()).isNull();
        assertThat(failure.actualKind()).isEmpty();
    }

    @Test
    void knowsTheKindFromTheFamilyThatRefused() {
        assertThat(wrongKind("/v3/schedules/P1").actualKind()).contains(ScheduleKind.LAYER_BASED);
        assertThat(wrongKind("/schedules/P1").actualKind()).contains(ScheduleKind.SHIFT_BASED);
    }

    @ParameterizedTest
    @EnumSource
    void hasARemedyForEachKind(Kind kind) {
        assertThat(PagerDutyException.of(kind).build().remedy()).endsWith(".");
    }

    private static PagerDutyException wrongKind(String path) {
        return PagerDutyException.of(Kind.WRONG_KIND).path(path).build();
    }
}
