package org.schedulesconnector.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schedulesconnector.sandbox.control.ControlCaller.Answered;

class ClockOperationsTest {
    private final ControlCaller control = new ControlCaller();

    @Test
    void tellsTheTime() {
        Answered answer = control.get("/clock");

        assertThat(answer.json().path("now").asText()).isEqualTo("2026-09-08T10:07:00Z");
        assertThat(answer.json().path("running").asBoolean()).isTrue();
        assertThat(answer.json().path("ahead").asText()).isEqualTo("PT0S");
    }

    @Test
    void movesByADurationAndToAnInstant() {
        Answered by = control.post("/clock", "{'advance':'PT8H'}");
        Answered to = control.post("/clock", "{'to':'2026-11-24T09:00:00Z'}");

        assertThat(by.changed())
                .isEqualTo("The clock moved from 2026-09-08T10:07:00Z to 2026-09-08T18:07:00Z and runs on.");
        assertThat(by.json().path("ahead").asText()).isEqualTo("PT8H");
        assertThat(to.changed()).contains("to 2026-11-24T09:00:00Z");
        assertThat(control.clock().instant()).isEqualTo(Instant.parse("2026-11-24T09:00:00Z"));
    }

    @Test
    void stopsAndRunsOn() {
        Answered stopped = control.post("/clock", "{'advance':'P1D','running':false}");
        Answered running = control.post("/clock", "{'running':true}");

        assertThat(stopped.changed()).endsWith("to 2026-09-09T10:07:00Z and stands still.");
        assertThat(stopped.json().path("running").asBoolean()).isFalse();
        assertThat(running.changed()).isEqualTo("The clock stays at 2026-09-09T10:07:00Z and runs on.");
        assertThat(control.clock().isRunning()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'to':'2026-09-08T10:06:59Z'} | never goes backwards",
                "{'to':'2028-01-01T00:00:00Z'} | at most 366 days ahead",
                "{'to':'tomorrow'} | such as 2026-11-24T09:00:00Z",
                "{'advance':'8h'} | must be a duration such as PT8H",
                "{'advance':'-PT8H'} | must be more than PT0S",
                "{'advance':'P367D'} | at most PT8784H",
                "{'advance':8} | must be a text",
                "{'advance':'PT1H','to':'2026-11-24T09:00:00Z'} | exclude each other",
                "{'advance':'PT1H','running':'no'} | must be true or false"
            },
            quoteCharacter = '"')
    void refusesAndStaysWhereItIs(String body, String words) {
        Answered answer = control.post("/clock", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).contains(words);
        assertThat(control.get("/clock").json().path("now").asText()).isEqualTo("2026-09-08T10:07:00Z");
        assertThat(control.clock().isRunning()).isTrue();
    }
}
