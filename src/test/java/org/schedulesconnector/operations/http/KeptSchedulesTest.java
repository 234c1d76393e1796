package org.schedulesconnector.operations.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.crawl.KnownSchedules.Known;
import org.schedulesconnector.crawl.view.ScheduleBoard;
import org.schedulesconnector.oncall.CrawlWindow;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.oncall.Person;
import org.schedulesconnector.oncall.ScheduleKind;
import org.schedulesconnector.oncall.Shift;
import org.schedulesconnector.operations.Kept;

class KeptSchedulesTest {
    private static final Instant NOW = Instant.parse("2026-09-08T10:00:00Z");
    private static final Person ANA = new Person("P1", "Ana Ruiz", "ana.ruiz@kestrel.example");

    private final AtomicInteger made = new AtomicInteger();
    private Object state = 1;

    @Test
    void makesTwoThousandSchedulesOnceAndGivesTheSameBytesUntilSomethingChanges() {
        List<Known> schedules = IntStream.range(0, 2000)
                .mapToObj(KeptSchedulesTest::schedule)
                .map(one -> new Known(one, NOW, true))
                .toList();
        Kept<ReadyJson> kept = new Kept<>(() -> state, () -> {
            made.incrementAndGet();
            return ReadyJson.of(ScheduleBoard.of(schedules, Set.of(), NOW));
        });

        byte[] first = kept.read().utf8();

        assertThat(kept.read().utf8()).isSameAs(first);
        assertThat(made).hasValue(1);
        state = 2;
        assertThat(kept.read().utf8()).isNotSameAs(first).isEqualTo(first);
        assertThat(made).hasValue(2);
    }

    @Test
    void letsOneCallerMakeItForAll() {
        CountDownLatch bothAsk = new CountDownLatch(2);
        Kept<ReadyJson> kept = new Kept<>(() -> state, () -> ReadyJson.of(made.incrementAndGet()));

        List<ReadyJson> answers = IntStream.range(0, 2)
                .mapToObj(caller -> CompletableFuture.supplyAsync(() -> {
                    bothAsk.countDown();
                    await(bothAsk);
                    return kept.read();
                }))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers.get(0)).isSameAs(answers.get(1));
        assertThat(made).hasValue(1);
    }

    @Test
    void keepsNoFailure() {
        Kept<Integer> kept = new Kept<>(() -> state, () -> {
            if (made.incrementAndGet() == 1) {
                throw new IllegalStateException("the ledger is away");
            }
            return made.get();
        });

        assertThatThrownBy(kept::read).hasMessage("the ledger is away");
        assertThat(kept.read()).isEqualTo(2);
    }

    private static OnCallSchedule schedule(int number) {
        return OnCallSchedule.builder("P" + number)
                .kind(ScheduleKind.LAYER_BASED)
                .name("Schedule " + number)
                .timeZone("UTC")
                .htmlUrl("https://kestrel.pagerduty.com/schedules/P" + number)
                .window(CrawlWindow.around(NOW, 7, 7))
                .shifts(List.of(Shift.regular(ANA, NOW.minusSeconds(number + 1L), NOW.plusSeconds(number + 1L))))
                .build();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
