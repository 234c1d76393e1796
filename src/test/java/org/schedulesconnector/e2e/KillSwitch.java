package org.schedulesconnector.e2e;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.schedulesconnector.sandbox.Sandbox;
import org.schedulesconnector.sandbox.SandboxRequest;

/** Kills a process at its moment. */
final class KillSwitch implements AutoCloseable {
    /** A service whose moment does not come is killed all the same, as it does whatever it does then. */
    private static final Duration LONGEST_SERVICE = Duration.ofSeconds(5);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private ConnectorProcess process;
    private KillMoment moment;
    private int left;
    private boolean killed;

    KillSwitch(Sandbox sandbox) {
        sandbox.listen((service, request, answer) -> served(service, request));
    }

    /** Waits until the process is dead, and tells whether it was killed. */
    boolean kill(ConnectorProcess victim, KillMoment when) {
        synchronized (this) {
            process = victim;
            moment = when;
            left = when.nth();
            killed = false;
        }
        if (when.isByTime()) {
            timer.schedule(() -> kill(victim), when.delayMillis(), TimeUnit.MILLISECONDS);
        } else if (!when.isOfCommand() && !victim.endsWithin(LONGEST_SERVICE)) {
            kill(victim);
        }
        victim.await();
        synchronized (this) {
            process = null;
            return killed;
        }
    }

    private void served(String service, SandboxRequest request) {
        ConnectorProcess victim;
        synchronized (this) {
            if (process == null || !moment.isAt(service, request) || --left != 0) {
                return;
            }
            victim = process;
        }
        if (moment.delayMillis() == 0) {
            kill(victim);
        } else {
            timer.schedule(() -> kill(victim), moment.delayMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void kill(ConnectorProcess victim) {
        synchronized (this) {
            if (victim != process || !victim.isAlive()) {
                return;
            }
            killed = true;
        }
        victim.kill();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
