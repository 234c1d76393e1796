package org.schedulesconnector.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import org.apache.camel.RuntimeCamelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.schedulesconnector.crawl.ledger.LedgerException;
import org.schedulesconnector.crawl.ledger.Ledgers;
import org.schedulesconnector.crawl.report.FailureCategory;
import org.schedulesconnector.crawl.report.FailureSource;
import org.schedulesconnector.crawl.report.RunFailure;
import org.schedulesconnector.graph.GraphException;
import org.schedulesconnector.graph.GraphFailures;
import org.schedulesconnector.pagerduty.PagerDutyException;
import org.schedulesconnector.pagerduty.PagerDutyFailures;
import org.schedulesconnector.settings.StateSettings;

class FailureClassifierTest {
    @ParameterizedTest
    @CsvSource({
        "AUTHENTICATION, AUTHENTICATION",
        "FORBIDDEN, PERMISSION",
        "RATE_LIMITED, THROTTLED",
        "TIMEOUT, UNAVAILABLE",
        "MALFORMED, INVALID_ANSWER",
        "INCOMPLETE, INCOMPLETE"
    })
    void knowsWhatPagerDutySaid(PagerDutyException.Kind kind, FailureCategory category) {
        PagerDutyException thrown = PagerDutyFailures.answered(kind, 418, "Said so", "req-1");

        RunFailure failure = FailureClassifier.classify("P1", "enrich", thrown);

        assertThat(failure.category()).isEqualTo(category);
        assertThat(failure.source()).isEqualTo(FailureSource.PAGERDUTY);
        assertThat(failure.subject()).isEqualTo("P1");
        assertThat(failure.step()).isEqualTo("enrich");
        assertThat(failure.status()).isEqualTo(418);
        assertThat(failure.requestId()).isEqualTo("req-1");
        assertThat(failure.remedy()).isEqualTo(thrown.remedy());
        assertThat(failure.message()).contains("Said so").doesNotContain(thrown.remedy());
    }

    @ParameterizedTest
    @CsvSource({
        "FORBIDDEN, PERMISSION",
        "THROTTLED, THROTTLED",
        "IO, UNAVAILABLE",
        "TOO_LARGE, INVALID_ITEM",
        "QUOTA, QUOTA",
        "MALFORMED_ANSWER, INVALID_ANSWER"
    })
    void knowsWhatGraphSaid(GraphException.Kind kind, FailureCategory category) {
        GraphException thrown = GraphFailures.answered(kind, 418, "Said so", "req-1");

        RunFailure failure = FailureClassifier.classify("P1", "publish", thrown);

        assertThat(failure.category()).isEqualTo(category);
        assertThat(failure.source()).isEqualTo(FailureSource.GRAPH);
        assertThat(failure.status()).isEqualTo(418);
        assertThat(failure.requestId()).isEqualTo("req-1");
        assertThat(failure.remedy()).isEqualTo(kind.remedy());
        assertThat(failure.message()).contains("Said so").doesNotContain(kind.remedy());
    }

    @Test
    void namesTheSettingsWhenGraphRefusesTheCredential() {
        GraphException thrown = GraphFailures.answered(GraphException.Kind.AUTHENTICATION, 401, "Said so", "req-1");

        RunFailure failure = FailureClassifier.classify("connection", "crawl", thrown);

        assertThat(failure.category()).isEqualTo(FailureCategory.AUTHENTICATION);
        assertThat(failure.message()).contains("Said so").doesNotContain(thrown.remedy());
        assertThat(failure.remedy()).contains("graph.tenant-id", "graph.client-id", "graph.auth");
    }

    @ParameterizedTest
    @EnumSource
    void hasACategoryForEverythingPagerDutyMayDo(PagerDutyException.Kind kind) {
        RunFailure failure = FailureClassifier.classify("P1", "enrich", PagerDutyFailures.unanswered(kind));

        assertThat(failure.category()).isNotEqualTo(FailureCategory.INTERNAL);
        assertThat(failure.status()).isNull();
        assertThat(failure.requestId()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void hasACategoryForEverythingGraphMayDo(GraphException.Kind kind) {
        RunFailure failure = FailureClassifier.classify("P1", "publish", GraphFailures.unanswered(kind));

        assertThat(failure.category()).isNotEqualTo(FailureCategory.INTERNAL);
        assertThat(failure.status()).isNull();
        assertThat(failure.requestId()).isNull();
    }

    @Test
    void knowsALedgerThatFails() {
        LedgerException thrown = catchThrowableOfType(
                LedgerException.class,
                () -> Ledgers.open(new StateSettings("jdbc:other:x", null, null), "c", Clock.systemUTC()));

        RunFailure failure = FailureClassifier.classify("run", "begin", thrown);

        assertThat(failure.category()).isEqualTo(FailureCategory.LEDGER);
        assertThat(failure.message()).isEqualTo("state.url is not understood.");
        assertThat(failure.remedy()).startsWith("It must be jdbc:h2:file:");
    }

    @Test
    void looksThroughTheWrappersOfCamel() {
        Throwable wrapped = new RuntimeCamelException(
                new IllegalStateException("on the way", GraphFailures.unanswered(GraphException.Kind.CLOSED)));

        assertThat(FailureClassifier.classify("P1", "publish", wrapped).category())
                .isEqualTo(FailureCategory.UNAVAILABLE);
    }

    @Test
    void takesWhatNobodyThrewKnowinglyForAFaultOfTheConnector() {
        Throwable wrapped = new RuntimeCamelException(new NullPointerException());

        RunFailure failure = FailureClassifier.classify("P1", "render", wrapped);

        assertThat(failure.category()).isEqualTo(FailureCategory.INTERNAL);
        assertThat(failure.source()).isEqualTo(FailureSource.CONNECTOR);
        assertThat(failure.message()).isEqualTo("NullPointerException.");
        assertThat(FailureClassifier.classify("P1", "render", new IllegalStateException("No zone"))
                        .message())
                .isEqualTo("IllegalStateException: No zone.");
    }
}
