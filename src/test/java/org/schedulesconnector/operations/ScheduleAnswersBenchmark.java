package org.schedulesconnector.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.sandbox.pagerduty.AccountSize;

/**
 * Measures how long the API takes with 2,000 schedules, over HTTP and with the answer read to its end. Not a part of the build;
 * docs/benchmarks.md tells how to run it, and keeps what came out.
 */
class ScheduleAnswersBenchmark {
    private static final AccountSize COMPANY = new AccountSize(1_900, 100, 800, 120, 300);
    private static final int CALLS = 60;

    @Test
    void answersForTwoThousandSchedules() throws Exception {
        try (CrawlWorld world =
                CrawlWorld.start(sandbox -> sandbox.size(COMPANY)).serving()) {
            world.crawl();
            ApiClient api = new ApiClient(world.apiPort());
            String one = world.items().firstKey();

            tell("GET /api/schedules, made anew", measured(api, "/api/schedules", 1));
            world.clock().advance(Duration.ofMinutes(1));
            tell("GET /api/schedules, the next minute", measured(api, "/api/schedules", 1));
            tell("GET /api/schedules", measured(api, "/api/schedules", CALLS));
            tell("GET /api/schedules/{id}", measured(api, "/api/schedules/" + one, CALLS));
            tell("GET /api/status", measured(api, "/api/status", CALLS));
            tell("GET /api/people", measured(api, "/api/people", CALLS));
        }
    }

    private static long[] measured(ApiClient api, String path, int calls) throws Exception {
        long[] nanos = new long[calls];
        for (int call = 0; call < calls; call++) {
            long start = System.nanoTime();
            assertThat(api.get(path).statusCode()).isEqualTo(200);
            nanos[call] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos;
    }

    private static void tell(String call, long[] nanos) {
        System.out.printf(
                "%-36s median %6.1f ms, slowest %6.1f ms of %d%n",
                call, nanos[nanos.length / 2] / 1e6, nanos[nanos.length - 1] / 1e6, nanos.length);
    }
}
