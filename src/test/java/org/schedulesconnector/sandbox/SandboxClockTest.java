package org.schedulesconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.MovableClock;

class SandboxClockTest {
    private static final Instant START = MovableClock.START;

    private final MovableClock base = MovableClock.stopped();
    private final SandboxClock clock = SandboxClock.over(base);

    @Test
    void showsTheTimeOfItsBaseUntilItIsMoved() {
        base.advance(Duration.ofMinutes(1));

        assertThat(clock.instant()).isEqualTo(START.plusSeconds(60));
        assertThat(clock.ahead()).isZero();
    }

    @Test
    void runsOnAfterItWasMoved() {
        clock.advance(Duration.ofHours(8));
        base.advance(Duration.ofMinutes(1));

        assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofHours(8)).plusSeconds(60));
        assertThat(clock.ahead()).isEqualTo(Duration.ofHours(8));
    }

    @Test
    void movesToAnInstantThatIsStillToCome() {
        clock.moveTo(START.plusSeconds(90));

        assertThat(clock.instant()).isEqualTo(START.plusSeconds(90));
    }

    @Test
    void neverGoesBackwards() {
        assertThatIllegalArgumentException().isThrownBy(() -> clock.advance(Duration.ofMillis(-1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clock.moveTo(START.minusMillis(1)))
                .withMessageContaining("only goes forward");

        assertThat(clock.instant()).isEqualTo(START);
    }

    @Test
    void canBeMovedWhileItStandsStillAndRunsOnFromThere() {
        clock.stop();
        base.advance(Duration.ofHours(1));
        assertThat(clock.isRunning()).isFalse();
        assertThat(clock.instant()).isEqualTo(START);

        clock.advance(Duration.ofMinutes(10));
        clock.resume();
        base.advance(Duration.ofSeconds(5));

        assertThat(clock.isRunning()).isTrue();
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(605));
        assertThat(clock.ahead()).isEqualTo(Duration.ofMinutes(-50));
    }

    @Test
    void keepsMovingInAnotherZone() {
        ZoneId madrid = ZoneId.of("Europe/Madrid");
        var zoned = clock.withZone(madrid);

        clock.advance(Duration.ofHours(8));

        assertThat(ZonedDateTime.now(zoned))
                .isEqualTo(START.plus(Duration.ofHours(8)).atZone(madrid));
    }
}
