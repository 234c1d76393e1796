package org.schedulesconnector.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class FailureBudgetTest {
    private static final int NEVER = 1_000_000;

    @Test
    void letsARunGoOnBelowEveryBound() {
        FailureBudget budget = budget(2, 2, 2);

        budget.failure();
        budget.failure();
        budget.success();

        assertThat(budget.exhausted()).isEmpty();
    }

    @Test
    void stopsAfterMoreFailuresInAllThanAreAllowed() {
        FailureBudget budget = budget(2, NEVER, 100);

        fail(budget, 2);
        succeed(budget, 500);
        assertThat(budget.exhausted()).isEmpty();
        fail(budget, 1);

        assertThat(budget.exhausted()).contains("3 items failed in this run (crawl.failures.max-count=2).");
    }

    @Test
    void stopsAfterMoreFailuresInARowThanAreAllowed() {
        FailureBudget budget = budget(NEVER, 2, 100);

        fail(budget, 2);
        succeed(budget, 1);
        fail(budget, 2);
        assertThat(budget.exhausted()).isEmpty();
        fail(budget, 1);

        assertThat(budget.exhausted())
                .contains("3 items failed one after the other (crawl.failures.max-consecutive=2).");
    }

    @Test
    void stopsWhenTooManyOfTheLastHundredFailed() {
        FailureBudget budget = budget(NEVER, NEVER, 15);

        for (int i = 0; i < 15; i++) {
            succeed(budget, 1);
            fail(budget, 1);
        }
        assertThat(budget.exhausted()).isEmpty();
        fail(budget, 1);

        assertThat(budget.exhausted()).contains("16 of the last 100 items failed (crawl.failures.max-percent=15).");
    }

    @Test
    void forgetsFailuresThatAreMoreThanAHundredItemsAgo() {
        FailureBudget budget = budget(NEVER, NEVER, 15);

        for (int i = 0; i < 20; i++) {
            fail(budget, 15);
            succeed(budget, 85);
        }
        assertThat(budget.exhausted()).isEmpty();
        fail(budget, 15);
        succeed(budget, 84);
        fail(budget, 1);

        assertThat(budget.exhausted()).isPresent();
    }

    @Test
    void staysExhausted() {
        FailureBudget budget = budget(NEVER, 1, 100);
        fail(budget, 2);

        succeed(budget, 200);

        assertThat(budget.exhausted()).isPresent();
    }

    @Test
    void losesNoFailureOfParallelItems() throws Exception {
        FailureBudget budget = budget(8_000, NEVER, 100);
        ExecutorService workers = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> failing = new ArrayList<>();
            for (int worker = 0; worker < 8; worker++) {
                failing.add(workers.submit(() -> fail(budget, 1_000)));
            }
            for (Future<?> done : failing) {
                done.get();
            }
        } finally {
            workers.shutdown();
        }

        assertThat(budget.exhausted()).isEmpty();
        fail(budget, 1);
        assertThat(budget.exhausted()).isPresent();
    }

    private static FailureBudget budget(int total, int consecutive, int percent) {
        return new FailureBudget(TestSettings.failures(total, consecutive, percent));
    }

    private static void fail(FailureBudget budget, int times) {
        for (int i = 0; i < times; i++) {
            budget.failure();
        }
    }

    private static void succeed(FailureBudget budget, int times) {
        for (int i = 0; i < times; i++) {
            budget.success();
        }
    }
}
