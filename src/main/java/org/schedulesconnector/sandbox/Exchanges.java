package org.schedulesconnector.sandbox;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes each request from arrival to the last byte: admission, fault, service, latency, delivery. */
final class Exchanges {
    private static final Logger LOG = LoggerFactory.getLogger(Exchanges.class);

    private final Vertx vertx;
    private final SandboxServer.Builder options;
    private final Traffic traffic;
    private final SandboxService service;
    private final Random random;
    private final Map<HttpConnection, Integer> served = new ConcurrentHashMap<>();

    Exchanges(Vertx vertx, SandboxServer.Builder options, Traffic traffic, List<ExchangeListener> listeners) {
        this.vertx = vertx;
        this.options = options;
        this.traffic = traffic;
        this.service = new HeardService(options.name, options.service, listeners);
        this.random = new Random(options.seed);
    }

    void begin(HttpServerRequest http) {
        traffic.arrived();
        boolean lastOfConnection = isLastOfConnection(http.connection());
        http.body()
                .onSuccess(body -> admit(new Delivery(http, read(http, body), lastOfConnection)))
                .onFailure(hungUp -> traffic.left());
    }

    private void admit(Delivery delivery) {
        SandboxRequest request = delivery.request();
        service.admit(request)
                .ifPresentOrElse(
                        refusal -> finish(delivery, refusal, FaultAction.Delivery.WHOLE),
                        () -> perform(delivery, options.faults.next(options.name, request)));
    }

    private void perform(Delivery delivery, FaultAction action) {
        SandboxRequest request = delivery.request();
        vertx.executeBlocking(() -> action.answer(service, request, options.clock), false)
                .otherwise(bug -> {
                    LOG.error(
                            "The sandbox service {} failed at {} {}",
                            options.name,
                            request.method(),
                            request.path(),
                            bug);
                    return service.refusal(request, 500);
                })
                .onSuccess(answer -> after(action, () -> {
                    service.release(request);
                    finish(delivery, answer, action.delivery());
                }));
    }

    private void after(FaultAction action, Runnable next) {
        long millis = options.latency.next(random).plus(action.delay()).toMillis();
        if (millis < 1) {
            next.run();
        } else {
            vertx.setTimer(millis, timer -> next.run());
        }
    }

    /** Remembers before it sends, so that a caller who has the answer also finds it in the log. */
    private void finish(Delivery delivery, SandboxAnswer answer, FaultAction.Delivery how) {
        SandboxRequest request = delivery.request();
        traffic.left();
        traffic.answered(new SeenRequest(
                options.name,
                request.method(),
                request.path(),
                request.query(),
                HeadersOfInterest.of(request.headers()),
                how.sendsStatus() ? answer.status() : 0,
                options.clock.instant()));
        delivery.deliver(answer, how);
    }

    private boolean isLastOfConnection(HttpConnection connection) {
        if (options.requestsPerConnection == Integer.MAX_VALUE) {
            return false;
        }
        int count = served.merge(connection, 1, Integer::sum);
        if (count == 1) {
            connection.closeHandler(closed -> served.remove(connection));
        }
        return count >= options.requestsPerConnection;
    }

    private static SandboxRequest read(HttpServerRequest http, Buffer body) {
        QueryStringDecoder uri = new QueryStringDecoder(http.uri());
        Map<String, String> headers = new HashMap<>();
        http.headers().forEach((name, value) -> headers.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
        return new SandboxRequest(
                http.method().name(), uri.path(), uri.parameters(), Map.copyOf(headers), body.getBytes());
    }
}
