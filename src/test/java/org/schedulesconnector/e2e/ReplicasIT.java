package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.schedulesconnector.e2e.ReplicaWorld.Run;

/**
 * Several services, each in a process of its own, on one PostgreSQL. Every test has an external connection of its own there, as
 * several connectors on one database have.
 */
@Timeout(300)
class ReplicasIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int FIRINGS = 100;
    private static final String EVERY_SECOND = "* * * * * ?";

    @TempDir
    private static Path folder;

    private static ReplicaWorld world;

    @BeforeAll
    static void startWorld() {
        world = new ReplicaWorld(folder);
    }

    @AfterAll
    static void closeWorld() {
        world.close();
    }

    @Test
    void runsEachFiringOnceWhileProcessesComeAndGo() {
        String connection = "firings";
        Map<String, String> settings = world.settings(connection);
        settings.put("crawl.full.cron", EVERY_SECOND);
        Replica one = world.start(settings);
        Replica two = world.start(settings);
        one.awaitStart();
        two.awaitStart();
        int before = world.firings(connection).size();

        awaitFirings(connection, before + FIRINGS / 3);
        Replica three = world.start(settings).awaitStart();
        one.terminate();
        awaitFirings(connection, before + 2 * FIRINGS / 3);
        Replica four = world.start(settings).awaitStart();
        two.terminate();
        awaitFirings(connection, before + FIRINGS);
        three.terminate();
        four.terminate();

        List<Long> due = world.firings(connection);
        List<Run> runs = world.runs(connection);
        assertThat(due).as("no second was left out, none fired twice").containsExactlyElementsOf(seconds(due));
        assertThat(due).hasSizeGreaterThanOrEqualTo(FIRINGS);
        assertThat(runs.stream()
                                .filter(run -> run.outcome().equals("succeeded"))
                                .count()
                        + world.handedOver(connection))
                .isEqualTo(due.size());
        assertThat(runs).extracting(Run::outcome).isSubsetOf("succeeded", "cancelled");
        assertOneAfterTheOther(runs);
    }

    @Test
    void finishesWhatAProcessThatWasKilledLeftWithinTwoHeartbeats() {
        String connection = "killed";
        Map<String, String> settings = world.settings(connection);
        settings.put("crawl.incremental.every", "24h");
        ReplicaWorld.Held write = world.holdNextWrite(connection);
        Replica one = world.start(settings);
        Replica two = world.start(settings);
        one.awaitStart();
        two.awaitStart();
        write.awaitRequest();
        boolean first = one.isNamedBy(world.holder(connection));
        Replica leader = first ? one : two;
        Replica other = first ? two : one;
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> other.status().path("runHolder").asText().equals(world.holder(connection)));
        assertThat(other.status().path("state").asText()).isEqualTo("running");

        leader.kill();
        Instant killed = Instant.now();
        write.release();
        awaitSecondRun(connection, other);

        List<Run> runs = world.runs(connection);
        assertThat(runs).extracting(Run::outcome).containsExactly("abandoned", "succeeded");
        assertThat(Duration.between(killed, runs.get(1).started()))
                .isLessThan(ReplicaWorld.HEARTBEAT.multipliedBy(2).plusSeconds(1));
        assertThat(world.items(connection)).isEqualTo(world.items());
    }

    @Test
    void writesNothingAfterItStoodStillUntilItsLeaseWasLost() {
        String connection = "stalled";
        Replica stalled = world.start(world.settings(connection));
        Replica other = world.start(world.settings(connection));
        stalled.awaitStart();
        other.awaitStart();
        ReplicaWorld.Held write = world.holdNextWrite(connection);
        stalled.ask("/api/crawls", "{\"mode\":\"full\"}");
        write.awaitRequest();

        stalled.signal("STOP");
        assertThat(other.ask("/api/crawls", "{\"mode\":\"full\"}")).isNotEmpty();
        awaitSecondRun(connection, other);
        String ledger = world.ledger(connection);
        int written = world.graphWrites(connection).size();
        write.release();
        stalled.signal("CONT");
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> stalled.log().contains("lease")
                        && stalled.status().path("state").asText().equals("idle"));

        assertThat(world.runs(connection)).extracting(Run::outcome).containsExactly("abandoned", "succeeded");
        assertThat(world.graphWrites(connection)).as("the one under way apart").hasSize(written + 1);
        assertThat(world.ledger(connection)).isEqualTo(ledger);
    }

    @Test
    void pausesAndCancelsARunFromAnyProcess() {
        String connection = "paused";
        Replica one = world.start(world.settings(connection));
        Replica two = world.start(world.settings(connection));
        one.awaitStart();
        two.awaitStart();
        ReplicaWorld.Held listing = world.holdNextListing();
        one.ask("/api/crawls", "{\"mode\":\"full\"}");
        listing.awaitRequest();

        assertThat(two.ask("/api/runs/current/pause", "{}")).contains("pauses within 2 s");
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> one.status().path("state").asText().startsWith("paus"));
        listing.release();
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> one.status().path("state").asText().equals("paused"));
        JsonNode there = two.status();
        assertThat(there.path("state").asText()).isEqualTo("paused");
        assertThat(there.path("runHolder").asText()).as(there.toString()).matches(one::isNamedBy, "the first process");
        assertThat(one.status().path("nextTriggers")).hasSizeGreaterThan(1).allMatch(trigger -> trigger.path("at")
                .isNull());
        assertThat(two.ask("/api/crawls", "{\"mode\":\"full\"}")).contains("after the pause");

        assertThat(two.ask("/api/runs/current/cancel", "{}")).contains("ends at its next page or item, within 2 s");
        Awaitility.await()
                .until(() -> "cancelled".equals(world.runs(connection).get(0).outcome()));
        assertThat(world.runs(connection)).hasSize(1);
        assertThat(one.ask("/api/runs/current/resume", "{}")).startsWith("The pause is over");
        awaitSecondRun(connection, two);
        assertThat(world.runs(connection).get(1).outcome()).isEqualTo("succeeded");
        assertThat(world.items(connection)).isEqualTo(world.items());
    }

    private static void awaitFirings(String connection, int count) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> world.firings(connection).size() >= count);
    }

    private static void awaitSecondRun(String connection, Replica by) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).untilAsserted(() -> assertThat(
                        world.runs(connection))
                .as(() -> by.status() + by.log())
                .hasSize(2)
                .allMatch(run -> run.ended() != null));
    }

    private static List<Long> seconds(List<Long> due) {
        return LongStream.range(0, due.size())
                .mapToObj(second -> due.get(0) + 1000 * second)
                .toList();
    }

    private static void assertOneAfterTheOther(List<Run> runs) {
        for (int i = 1; i < runs.size(); i++) {
            assertThat(runs.get(i).started())
                    .as("run %d", runs.get(i).id())
                    .isAfterOrEqualTo(runs.get(i - 1).ended());
            assertThat(runs.get(i).token()).isGreaterThan(runs.get(i - 1).token());
        }
    }
}
