package org.schedulesconnector.graph;

import com.azure.core.credential.TokenCredential;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** A plain Camel context whose component talks to a {@link FakeGraph} with short waits. */
final class GraphCamel implements AutoCloseable {
    static final String TOKEN = "secret-token";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ProducerTemplate template;
    private final String common;

    GraphCamel(String baseUrl) {
        this(baseUrl, GraphCredentials.staticToken(TOKEN));
    }

    GraphCamel(String baseUrl, TokenCredential credential) {
        context.getRegistry().bind("credential", TokenCredential.class, credential);
        context.getShutdownStrategy().setTimeout(5);
        context.start();
        template = context.createProducerTemplate();
        common = "&baseUrl=" + baseUrl + "&retryDelay=5ms&settleDelay=1ms&pollDelay=1ms&responseTimeout=5s";
    }

    DefaultCamelContext context() {
        return context;
    }

    GraphExternalComponent component() {
        return context.getComponent("graph-external", GraphExternalComponent.class);
    }

    String uri(String operation, String more) {
        return "graph-external:" + Fixtures.CONNECTION + "?operation=" + operation + common + more;
    }

    CompletableFuture<Exchange> start(String operation, Object body, String more) {
        return template.asyncSend(
                uri(operation, more), exchange -> exchange.getMessage().setBody(body));
    }

    Exchange send(String operation, Object body, String more) {
        try {
            return start(operation, body, more).get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    <T> T request(Class<T> type, String operation, Object body, String more) {
        Exchange exchange = send(operation, body, more);
        if (exchange.getException() != null) {
            throw new AssertionError(exchange.getException());
        }
        return exchange.getMessage().getBody(type);
    }

    GraphException failure(String operation, Object body, String more) {
        return send(operation, body, more).getException(GraphException.class);
    }

    ItemOutcome put(String id) {
        return request(ItemOutcome.class, "putItem", Fixtures.item(id), "");
    }

    ProvisionOutcome provision(ConnectionSchema schema) {
        return request(ProvisionOutcome.class, "provision", Fixtures.definition(schema), "");
    }

    @Override
    public void close() {
        context.stop();
    }
}
