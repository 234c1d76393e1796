package org.schedulesconnector.e2e;

import java.time.Duration;
import java.util.stream.LongStream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.sandbox.tenant.SchemaTiming;

/**
 * Two hundred schedules of faults over whole crawls, each another company in one and the same world. A seed that failed is run again with
 * {@code -Dfaults.seed=17}; {@code -Dfaults.count=1000} runs that many from there, or from 1.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultLaboratoryIT {
    private static final int USUAL_COUNT = 200;

    /** It goes on when nobody looks. */
    private static final SchemaTiming REGISTRATION =
            SchemaTiming.quick().polls(0).duration(Duration.ofMillis(5));

    private final CrawlWorld world = CrawlWorld.start(sandbox -> sandbox.schemaTiming(REGISTRATION))
            .waiting(Duration.ofMillis(1))
            .with("access.mode", "source")
            .with("state.url", "jdbc:h2:mem:fault-laboratory;DB_CLOSE_DELAY=-1");
    private final AccountTruth truth = new AccountTruth(world);
    private final SoakInterruption interruption = new SoakInterruption(world.sandbox());

    static LongStream seeds() {
        Long first = Long.getLong("faults.seed");
        int count = Integer.getInteger("faults.count", first == null ? USUAL_COUNT : 1);
        return LongStream.range(0, count).map(seed -> seed + (first == null ? 1 : first));
    }

    /** Thousands of runs have thousands of lines about trouble that was asked for. */
    @BeforeAll
    void silenceLogs() {
        Configurator.setAllLevels(LogManager.ROOT_LOGGER_NAME, Level.OFF);
    }

    @AfterAll
    void end() {
        ((LoggerContext) LogManager.getContext(false)).reconfigure();
        world.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void convergesOnceTheFaultsEnd(long seed) {
        new LabStory(world, truth, interruption, seed).tell();
    }
}
