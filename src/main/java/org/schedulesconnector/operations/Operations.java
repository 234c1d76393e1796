package org.schedulesconnector.operations;

import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.component.quartz.QuartzComponent;
import org.quartz.Scheduler;
import org.schedulesconnector.crawl.Demands;
import org.schedulesconnector.crawl.PauseGate;
import org.schedulesconnector.crawl.RunLifecycle;
import org.schedulesconnector.crawl.ledger.Ledger;

/**
 * The status of one connector, and what can be asked of it.
 *
 * @param board tells the status
 * @param control takes what is asked
 * @param chronicle tells of past runs and of failures
 * @param replicas hears of the other processes
 */
public record Operations(StatusBoard board, ConnectorControl control, Chronicle chronicle, Replicas replicas) {
    /**
     * Looks at the runs of one connector in a context whose routes take demands.
     *
     * @param timer performs what is due with each heartbeat; the caller shuts it down
     */
    public static Operations of(
            CamelContext context,
            RunLifecycle runs,
            Demands demands,
            PauseGate gate,
            Ledger ledger,
            Heartbeat heartbeat,
            ScheduledExecutorService timer,
            Clock clock) {
        Clocks clocks = new Clocks(context);
        RunDesk desk = new RunDesk(context);
        Replicas replicas = new Replicas(ledger, runs, demands, gate, clocks, desk, heartbeat, timer, clock);
        return new Operations(
                new StatusBoard(runs, demands, gate, new PastRuns(ledger.crawls(), replicas, clock), clocks, clock),
                new ConnectorControl(runs, demands, desk, replicas),
                new Chronicle(ledger),
                replicas);
    }

    /**
     * Lets a service that is about to start take part, with the clocks of a context: it follows the orders of operators from now on.
     *
     * @param own whether the component is the connector's own, with no other triggers
     * @throws org.schedulesconnector.crawl.ledger.LedgerException when the ledger does not tell the orders
     */
    public void takePart(CamelContext context, QuartzComponent clocks, boolean own) {
        if (own) {
            context.getRegistry().bind(Clocks.OWN, clocks);
            context.getRegistry().bind("quartz", clocks);
        }
        if (replicas.start()) {
            clocks.addScheduleInitTask(own ? Scheduler::pauseAll : Clocks::hold);
        }
    }

    /** Adds the connector's MBean to those of a context that is not started yet. */
    public void manageIn(CamelContext context) {
        context.addLifecycleStrategy(new Management(new ManagedConnector(board, control)));
    }
}
