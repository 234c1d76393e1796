package org.schedulesconnector.operations.triggers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Clock;
import java.time.Duration;
import java.util.TimeZone;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.LifecycleStrategySupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.quartz.CronTrigger;
import org.quartz.Scheduler;
import org.quartz.TriggerKey;
import org.schedulesconnector.crawl.ledger.Ledgers;
import org.schedulesconnector.settings.Secret;
import org.schedulesconnector.settings.StateSettings;

@Timeout(60)
class TriggerClusterIT {
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final String NIGHTLY = "?cron=0 30 3 * * ?&stateful=true&recoverableJob=true";

    private static EmbeddedPostgres database;
    private static StateSettings state;

    private final BlockingQueue<Firing> fired = new LinkedBlockingQueue<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private CamelContext context;
    private HikariDataSource pool;

    @BeforeAll
    static void startDatabase() throws Exception {
        database = EmbeddedPostgres.start();
        state = new StateSettings(
                "jdbc:postgresql://localhost:" + database.getPort() + "/postgres", "postgres", new Secret("sesame"));
        Ledgers.open(state, "any", Clock.systemUTC()).close();
    }

    @AfterAll
    static void stopDatabase() throws Exception {
        database.close();
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
        timer.shutdownNow();
    }

    @Test
    void takesOverChangedSettingsAndRemovesWhatNoRouteHas() throws Exception {
        start("changed", "quartz:crawl/full" + NIGHTLY, "quartz:crawl/old" + NIGHTLY);
        scheduler().pauseAll();
        context.close();

        start("changed", "quartz:crawl/full" + NIGHTLY + "&trigger.timeZone=Asia/Tokyo&trigger.misfireInstruction=2");

        CronTrigger full = (CronTrigger) scheduler().getTrigger(new TriggerKey("full", "crawl"));
        assertThat(full.getTimeZone()).isEqualTo(TimeZone.getTimeZone("Asia/Tokyo"));
        assertThat(full.getMisfireInstruction()).isEqualTo(CronTrigger.MISFIRE_INSTRUCTION_DO_NOTHING);
        assertThat(scheduler().checkExists(new TriggerKey("old", "crawl"))).isFalse();
        assertThat(scheduler().getTriggerState(full.getKey()))
                .as("the pause holds for what replaces a paused trigger")
                .hasToString("PAUSED");
    }

    @Test
    void leavesAFiringThatAStopLeftUndoneToTheNextStartAlsoWhenItsSettingsChange() throws Exception {
        start("stopped", "quartz:crawl/full?cron=* * * * * ?&stateful=true&recoverableJob=true");
        Firing undone = fired.poll(20, TimeUnit.SECONDS);
        assertThat(undone).isNotNull();
        context.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onContextStopping(CamelContext stopping) {
                undone.end(false);
            }
        });
        context.close();
        assertThat(fired).isEmpty();

        start("stopped", "quartz:crawl/full" + NIGHTLY);

        Firing again = fired.poll(20, TimeUnit.SECONDS);
        assertThat(again).isNotNull();
        assertThat(again.job().getTrigger().getKey().getGroup()).isEqualTo(HandOver.GROUP);
        again.end(true);
    }

    @Test
    void refusesASecondServiceOfOneConnectionInOneProcess() throws Exception {
        start("twice", "quartz:crawl/full" + NIGHTLY);

        try (HikariDataSource pool = Ledgers.openForTriggers(state).orElseThrow()) {
            assertThatThrownBy(
                            () -> TriggerCluster.join(context, new QuartzComponent(), pool, "twice", "here", HEARTBEAT))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("twice");
        }
    }

    @Test
    void stopsAlsoWhileTheDatabaseIsAwayAndHasTheFiringDoneAgain() throws Exception {
        start("outage", "quartz:crawl/full?cron=* * * * * ?&stateful=true&recoverableJob=true");
        Firing first = fired.poll(20, TimeUnit.SECONDS);
        assertThat(first).isNotNull();
        pool.close();

        first.end(true);
        context.close();
        start("outage", "quartz:crawl/full" + NIGHTLY);

        Firing again = fired.poll(20, TimeUnit.SECONDS);
        assertThat(again).isNotNull();
        assertThat(again.job().isRecovering()).isTrue();
        again.end(true);
    }

    private void start(String connection, String... clocks) throws Exception {
        context = new DefaultCamelContext();
        QuartzComponent quartz = new QuartzComponent();
        pool = Ledgers.openForTriggers(state).orElseThrow();
        TriggerCluster.join(context, quartz, pool, connection, "a host", HEARTBEAT);
        context.getRegistry().bind("quartz", quartz);
        Firings firings = new Firings(timer);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                for (String clock : clocks) {
                    from(clock).process(exchange -> {
                        Firing firing = firings.begin(exchange);
                        fired.add(firing);
                        firings.await(firing);
                    });
                }
            }
        });
        context.start();
    }

    private Scheduler scheduler() {
        return context.getComponent("quartz", QuartzComponent.class).getScheduler();
    }
}
