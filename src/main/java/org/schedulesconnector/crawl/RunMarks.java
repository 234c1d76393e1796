package org.schedulesconnector.crawl;

import java.util.Objects;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.slf4j.MDC;

/**
 * Marks every line of the log with the run that it belongs to: {@code mode}, and {@code run}, its number, for those that have one. A thread
 * is marked anew at each node of a route, by the variable {@code run} of the exchange, and not at all without one. The marks stay when the
 * node is done, for Camel logs between two nodes too. Camel finds it in its registry.
 */
public final class RunMarks implements InterceptStrategy {
    static final String RUN = "run";
    static final String MODE = "mode";

    /** Marks the calling thread. */
    static void set(long id, CrawlMode mode) {
        put(RUN, id == RunLifecycle.UNNUMBERED ? null : Long.toString(id));
        put(MODE, mode.label());
    }

    private static void clear() {
        put(RUN, null);
        put(MODE, null);
    }

    private static void put(String key, String value) {
        if (Objects.equals(value, MDC.get(key))) {
            return;
        }
        if (value == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, value);
        }
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                mark(exchange);
                boolean done = super.process(exchange, callback);
                if (done) {
                    mark(exchange);
                }
                return done;
            }
        };
    }

    private static void mark(Exchange exchange) {
        if (exchange.getVariable("run") instanceof CrawlRun run) {
            set(run.id(), run.mode());
        } else {
            clear();
        }
    }
}
