package org.schedulesconnector.graph;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;
import org.schedulesconnector.graph.GraphOperation.Result;

/** Runs the endpoint's operation off the calling thread. */
final class GraphExternalProducer extends DefaultAsyncProducer {
    private GraphOperation operation;
    private ConnectionClient client;

    GraphExternalProducer(GraphExternalEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    public GraphExternalEndpoint getEndpoint() {
        return (GraphExternalEndpoint) super.getEndpoint();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        GraphExternalConfiguration configuration = getEndpoint().getConfiguration();
        client = getEndpoint().getComponent().client(configuration);
        operation = configuration.getOperation().create(client, configuration);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        CompletableFuture<Result> result = start(exchange.getMessage());
        boolean settledAlready = result.isDone();
        result.whenComplete((value, failure) -> {
            if (failure == null) {
                answer(exchange.getMessage(), value);
            } else {
                exchange.setException(unwrapped(failure));
            }
            if (settledAlready) {
                callback.done(true);
            } else {
                client.goOn(() -> callback.done(false));
            }
        });
        return settledAlready;
    }

    private CompletableFuture<Result> start(Message message) {
        try {
            return operation.execute(message);
        } catch (InvalidPayloadException | RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static void answer(Message message, Result result) {
        message.setBody(result.body());
        if (result.requestId() != null) {
            message.setHeader(GraphExternalConstants.REQUEST_ID, result.requestId());
        }
        if (result.attempts() > 0) {
            message.setHeader(GraphExternalConstants.ATTEMPTS, result.attempts());
        }
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
