package org.schedulesconnector.operations;

import java.time.Clock;
import org.apache.camel.CamelContext;
import org.schedulesconnector.crawl.Demands;
import org.schedulesconnector.crawl.PauseGate;
import org.schedulesconnector.crawl.RunLifecycle;
import org.schedulesconnector.crawl.ledger.Ledger;

/**
 * The status of one connector, and what can be asked of it.
 *
 * @param board tells the status
 * @param control takes what is asked
 */
public record Operations(StatusBoard board, ConnectorControl control) {
    /** Looks at the runs of one connector in a context whose routes take demands. */
    public static Operations of(
            CamelContext context, RunLifecycle runs, Demands demands, PauseGate gate, Ledger ledger, Clock clock) {
        return new Operations(
                new StatusBoard(runs, demands, gate, ledger, new QuartzTriggers(context), clock),
                new ConnectorControl(runs, demands, gate, new RunDesk(context)));
    }

    /** Adds the connector's MBean to those of a context that is not started yet. */
    public void manageIn(CamelContext context) {
        context.addLifecycleStrategy(new Management(new SchedulesConnector(board, control)));
    }
}
