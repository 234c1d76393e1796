package org.schedulesconnector.sandbox;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What a fault does to a request: whether the service performs it, and how much of the answer arrives. */
public final class FaultAction {
    private static final byte[] NO_BODY = new byte[0];

    private final Answerer answerer;
    private final Duration delay;
    private final Delivery delivery;

    private FaultAction(Answerer answerer, Duration delay, Delivery delivery) {
        this.answerer = answerer;
        this.delay = delay;
        this.delivery = delivery;
    }

    /** No fault at all. */
    static FaultAction none() {
        return delay(Duration.ZERO);
    }

    /** Refuses with the error body that the service itself would send. */
    public static FaultAction status(int status) {
        return status(status, Map.of());
    }

    /** Refuses with the service's own error body and these headers too, such as {@code Retry-After}. */
    public static FaultAction status(int status, Map<String, String> headers) {
        return refusing((service, request) -> withHeaders(service.refusal(request, status), headers));
    }

    /** Refuses with exactly these headers and this body. */
    public static FaultAction status(int status, Map<String, String> headers, String body) {
        SandboxAnswer answer = new SandboxAnswer(status, headers, body.getBytes(StandardCharsets.UTF_8));
        return refusing((service, request) -> answer);
    }

    /** Answers an HTML page, as a proxy or a front door in trouble does. */
    public static FaultAction html(int status) {
        String page = "<!DOCTYPE html><html><head><title>" + status + "</title></head><body><h1>" + status
                + "</h1><p>The service is unavailable.</p></body></html>";
        return status(status, Map.of("Content-Type", "text/html; charset=utf-8"), page);
    }

    /** Sends the caller to another place with status 302. */
    public static FaultAction redirect(URI location) {
        return status(302, Map.of("Location", location.toString()), "");
    }

    /** Performs the request and answers late. */
    public static FaultAction delay(Duration delay) {
        return new FaultAction(SandboxService::answer, delay, Delivery.WHOLE);
    }

    /** Resets the connection; the service never sees the request. */
    public static FaultAction reset() {
        return new FaultAction(
                (service, request) -> new SandboxAnswer(0, Map.of(), NO_BODY), Duration.ZERO, Delivery.RESET);
    }

    /** Performs the request and closes the connection without an answer. */
    public static FaultAction lost() {
        return new FaultAction(SandboxService::answer, Duration.ZERO, Delivery.NOTHING);
    }

    /** Performs the request, announces the whole body, sends half of it and closes the connection. */
    public static FaultAction truncated() {
        return new FaultAction(SandboxService::answer, Duration.ZERO, Delivery.HALF);
    }

    /** Performs the request and sends half of the body as if it were the whole: HTTP is correct, the JSON is not. */
    public static FaultAction cutJson() {
        return refusing((service, request) -> {
            SandboxAnswer answer = service.answer(request);
            byte[] half = Arrays.copyOf(answer.body(), answer.body().length / 2);
            return new SandboxAnswer(answer.status(), answer.headers(), half);
        });
    }

    SandboxAnswer answer(SandboxService service, SandboxRequest request) {
        return answerer.answer(service, request);
    }

    Duration delay() {
        return delay;
    }

    Delivery delivery() {
        return delivery;
    }

    private static FaultAction refusing(Answerer answerer) {
        return new FaultAction(answerer, Duration.ZERO, Delivery.WHOLE);
    }

    private static SandboxAnswer withHeaders(SandboxAnswer answer, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(answer.headers());
        headers.putAll(more);
        return new SandboxAnswer(answer.status(), headers, answer.body());
    }

    /** How much of an answer reaches the caller. */
    enum Delivery {
        WHOLE,
        HALF,
        NOTHING,
        RESET;

        boolean sendsStatus() {
            return this == WHOLE || this == HALF;
        }
    }

    @FunctionalInterface
    private interface Answerer {
        SandboxAnswer answer(SandboxService service, SandboxRequest request);
    }
}
