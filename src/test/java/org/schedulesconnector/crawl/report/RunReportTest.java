package org.schedulesconnector.crawl.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RunReportTest {
    private static final Instant START = Instant.parse("2026-09-08T10:00:00Z");

    @Test
    void tellsARunInOneLine() {
        RunRecorder run = new RunRecorder(42, CrawlMode.FULL, START);
        run.tally().add(Counted.DISCOVERED, 1020);
        run.tally().add(Counted.CREATED, 3);
        run.tally().add(Counted.UPDATED, 4);
        run.tally().add(Counted.UNCHANGED, 1013);
        run.tally().add(Counted.DELETED, 2);
        run.tally().add(Counted.EXCLUDED, 6);
        run.tally().add(Counted.VERIFIED, 20);
        run.tally().add(Counted.PAGERDUTY_REQUESTS, 71);
        run.tally().add(Counted.GRAPH_REQUESTS, 9);
        run.tally().waited(1, Duration.ofMillis(1100));
        run.tally().waited(1, Duration.ofMillis(400));

        assertThat(run.finish(START.plusMillis(12_345)).toLine())
                .isEqualTo(
                        "crawl 42 full succeeded in 12.3 s: discovered 1020, created 3, updated 4, unchanged 1013,"
                                + " deleted 2, withheld 0, excluded 6, verified 20, failed 0, PagerDuty requests 71, Graph requests 9, waits 2 (1.5 s)");
    }

    @Test
    void addsWhyARunDidNotSucceed() {
        RunRecorder run = new RunRecorder(0, CrawlMode.PLAN, START);
        run.withheld(3, "3 items would go.");

        assertThat(run.finish(START).toLine())
                .startsWith("plan withheld in 0.0 s: discovered 0")
                .endsWith("waits 0. 3 items would go.");
    }

    @Test
    void staysOnOneLineWhateverAServiceSays() {
        RunRecorder run = new RunRecorder(1, CrawlMode.FULL, START);
        run.aborted(failure("line one\r\n2026 ERROR forged\u2028line"));

        assertThat(run.finish(START).toLine()).hasLineCount(1).contains("line one 2026 ERROR forged line");
    }

    @Test
    void tellsAFailureInOneLine() {
        RunFailure failure = failure("Name is\ntoo long.").withName("Primary").withAnswer(400, "req-1");

        assertThat(failure.toLine())
                .isEqualTo("publish failed for P1 \"Primary\" (graph, invalid-item):" + " Name is too long. "
                        + FailureCategory.INVALID_ITEM.remedy());
        assertThat(failure.withRemedy("Shorten it.").toLine()).endsWith("too long. Shorten it.");
        assertThat(failure("Oops.").toLine()).startsWith("publish failed for P1 (graph, invalid-item): Oops.");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0.0 s",
        "PT0.049S, 0.0 s",
        "PT0.05S, 0.1 s",
        "PT59.94S, 59.9 s",
        "PT59.96S, 1 min 0 s",
        "PT4M12.3S, 4 min 12 s",
        "PT59M59.96S, 1 h 00 min",
        "PT27H3M, 27 h 03 min"
    })
    void speaksOfDurationsAsPeopleDo(Duration duration, String said) {
        assertThat(Elapsed.say(duration)).isEqualTo(said);
    }

    @Test
    void isJsonWithTheWordsOfTheLog() {
        RunRecorder run = new RunRecorder(42, CrawlMode.FULL, START);
        run.itemFailed(failure("Name is too long.").withAnswer(400, null));
        run.note("No audit records.");
        ObjectMapper mapper = new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .disable(
                        SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);

        JsonNode json = mapper.valueToTree(run.finish(START.plusSeconds(90)));

        assertThat(json.at("/outcome").asText()).isEqualTo("degraded");
        assertThat(json.at("/mode").asText()).isEqualTo("full");
        assertThat(json.at("/startedAt").asText()).isEqualTo("2026-09-08T10:00:00Z");
        assertThat(json.at("/duration").asText()).isEqualTo("PT1M30S");
        assertThat(json.at("/counts/failed").asInt()).isEqualTo(1);
        assertThat(json.at("/notes/0").asText()).isEqualTo("No audit records.");
        assertThat(json.at("/failures/0/category").asText()).isEqualTo("invalid-item");
        assertThat(json.at("/failures/0/source").asText()).isEqualTo("graph");
        assertThat(json.at("/failures/0/status").asInt()).isEqualTo(400);
    }

    @Test
    void losesNoCountOfParallelWork() throws Exception {
        RunTally tally = new RunTally();
        ExecutorService workers = Executors.newFixedThreadPool(8);
        for (int worker = 0; worker < 8; worker++) {
            workers.execute(() -> {
                for (int i = 0; i < 10_000; i++) {
                    tally.increment(Counted.GRAPH_REQUESTS);
                    tally.waited(1, Duration.ofMillis(1));
                }
            });
        }
        workers.shutdown();

        assertThat(workers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(tally.snapshot().graphRequests()).isEqualTo(80_000);
        assertThat(tally.snapshot().waits()).isEqualTo(80_000);
        assertThat(tally.snapshot().waited()).isEqualTo(Duration.ofSeconds(80));
    }

    @ParameterizedTest
    @EnumSource
    void hasARemedyForEachCategoryOfFailure(FailureCategory category) {
        assertThat(category.remedy()).endsWith(".").hasSizeGreaterThan(20);
        assertThat(category.label()).matches("[a-z-]+");
    }

    @Test
    void stopsARunAtOnceOnlyWhereEveryStepWouldFailTheSameWay() {
        assertThat(FailureCategory.values())
                .filteredOn(FailureCategory::stopsRun)
                .containsExactly(
                        FailureCategory.AUTHENTICATION,
                        FailureCategory.PERMISSION,
                        FailureCategory.PLAN,
                        FailureCategory.LEDGER);
    }

    private static RunFailure failure(String message) {
        return RunFailure.of("P1", "publish", FailureSource.GRAPH, FailureCategory.INVALID_ITEM, message);
    }
}
