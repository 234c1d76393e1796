package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.BodyFuzzer;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.report.FailureCategory;
import org.schedulesconnector.crawl.report.RunFailure;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.sandbox.Fault;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.Occurrence;
import org.schedulesconnector.sandbox.Sandbox;

/**
 * Whole crawls of an account that is indexed already and whose answers are spoilt at random, those about tokens included: nothing is
 * deleted, and nothing goes wrong that nobody has thought of. {@code -Dfuzz.seed=7} for others, {@code -Dfuzz.runs=1000} for more.
 */
class FuzzedCrawlIT {
    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final int RUNS = Integer.getInteger("fuzz.runs", 25);

    private final CrawlWorld world = CrawlWorld.start()
            .waiting(Duration.ofMillis(1))
            .with("access.mode", "source")
            .with("crawl.removal.max-count", "1000")
            .with("crawl.removal.max-percent", "100")
            .with("state.url", "jdbc:h2:mem:fuzzed-crawl;DB_CLOSE_DELAY=-1")
            .with("pagerduty.optional-scopes", "escalation_policies.read,abilities.read,oncalls.read")
            .with("item.escalation-policies", "true");

    @AfterEach
    void end() {
        ((LoggerContext) LogManager.getContext(false)).reconfigure();
        world.close();
    }

    @Test
    void deletesNothingAndFailsInNoUnknownWay() {
        Configurator.setAllLevels(LogManager.ROOT_LOGGER_NAME, Level.OFF);
        assertThat(world.crawl().outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        Set<String> indexed = Set.copyOf(world.items().keySet());
        AtomicInteger spoilt = new AtomicInteger();

        for (int run = 0; run < RUNS; run++) {
            Chance chance = new Chance(SEED * 7_919 + run);
            spoilSome(chance, spoilt);
            RunReport report = world.crawl(request(chance));

            String when = "-Dfuzz.seed=" + SEED + ", run " + run + ": " + report.toLine();
            assertThat(world.items().keySet()).as(when).containsAll(indexed);
            assertThat(report.counts().deleted()).as(when).isZero();
            assertThat(Stream.concat(report.failures().stream(), Stream.ofNullable(report.abortedBy())))
                    .as(when)
                    .extracting(RunFailure::category)
                    .doesNotContain(FailureCategory.INTERNAL);
            world.clock().advance(Duration.ofMinutes(chance.between(6, 70)));
        }
        assertThat(spoilt).hasValueGreaterThan(RUNS);
        heals();
    }

    /** Items of things that only a spoilt answer named go; that is no deletion of anything that exists. */
    private void heals() {
        world.sandbox().faults().clear();
        RunReport report = world.crawl();

        assertThat(report.outcome()).as(report.toLine()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(world.ledger().failures().subjects()).isEmpty();
    }

    private void spoilSome(Chance chance, AtomicInteger spoilt) {
        BodyFuzzer fuzzer = new BodyFuzzer(chance.between(0, Integer.MAX_VALUE - 1));
        FaultAction spoil = FaultAction.body(body -> {
            spoilt.incrementAndGet();
            synchronized (fuzzer) {
                return fuzzer.spoil(body);
            }
        });
        String path = chance.any(List.of(
                "^/", "^/", "schedules", "^/users$", "^/teams$", "^/audit", "^/escalation", "^/oncalls", "^/v3/"));
        world.sandbox().faults().clear();
        if (chance.oneIn(4)) {
            world.sandbox().pagerDutyService().revokeTokens();
            world.fault(
                    Fault.of(spoil).at(Sandbox.PAGERDUTY).path("^/oauth/token").when(Occurrence.first(2)));
        }
        double share = chance.oneIn(4) ? 1 : 0.3;
        world.fault(Fault.of(spoil).at(Sandbox.PAGERDUTY).path(path).when(Occurrence.withProbability(share)));
    }

    private CrawlRequest request(Chance chance) {
        return switch (chance.between(0, 5)) {
            case 0 -> CrawlRequest.handOff();
            case 1 -> CrawlRequest.sync(chance.any(world.account().schedules()).id());
            case 2, 3 -> CrawlRequest.incremental();
            default -> CrawlRequest.full();
        };
    }
}
