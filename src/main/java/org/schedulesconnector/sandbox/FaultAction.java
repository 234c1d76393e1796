package org.schedulesconnector.sandbox;

import com.fasterxml.jackson.databind.node.LongNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What a fault does to a request: whether the service performs it, and how much of the answer arrives. */
public final class FaultAction {
    private static final byte[] NO_BODY = new byte[0];
    private static final byte[] NOT_JSON = "OK, all is well".getBytes(StandardCharsets.UTF_8);
    private static final Answerer AS_USUAL = (service, request, clock) -> service.answer(request);

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
        return answering((service, request, clock) -> withHeaders(service.refusal(request, status), headers));
    }

    /** Refuses with exactly these headers and this body. */
    public static FaultAction status(int status, Map<String, String> headers, String body) {
        SandboxAnswer answer = new SandboxAnswer(status, headers, body.getBytes(StandardCharsets.UTF_8));
        return answering((service, request, clock) -> answer);
    }

    /** Refuses without a body. */
    public static FaultAction empty(int status) {
        return status(status, Map.of(), "");
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

    /** Throttles without a word about how long. */
    public static FaultAction throttled() {
        return status(429);
    }

    /** Throttles, and says in the service's own headers how long; full seconds. */
    public static FaultAction throttled(Duration wait) {
        return answering(
                (service, request, clock) -> withHeaders(service.refusal(request, 429), service.waitHeaders(wait)));
    }

    /** Refuses because there is no room left, as Graph does with {@code limitExceeded} when a connection or a tenant is full. */
    public static FaultAction full() {
        return status(507);
    }

    /** Lets every token of the service's callers run out, and refuses this request for it. */
    public static FaultAction expired() {
        return answering((service, request, clock) -> {
            service.expireTokens();
            return service.answer(request);
        });
    }

    /**
     * Performs the request with a clock that is wrong by so much, ahead when it is positive: in the header {@code Date}, and in how
     * long a token that is handed out is said to live.
     */
    public static FaultAction skewed(Duration skew) {
        return answering((service, request, clock) -> {
            ZonedDateTime date = clock.instant().plus(skew).atZone(ZoneOffset.UTC);
            SandboxAnswer answer = withHeaders(
                    service.answer(request), Map.of("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(date)));
            return Pages.withMember(
                    answer, "expires_in", seconds -> LongNode.valueOf(seconds.longValue() + skew.toSeconds()));
        });
    }

    /** Performs the request and answers late. */
    public static FaultAction delay(Duration delay) {
        return new FaultAction(AS_USUAL, delay, Delivery.WHOLE);
    }

    /** Resets the connection; the service never sees the request. */
    public static FaultAction reset() {
        return new FaultAction(
                (service, request, clock) -> new SandboxAnswer(0, Map.of(), NO_BODY), Duration.ZERO, Delivery.RESET);
    }

    /** Performs the request and closes the connection without an answer. */
    public static FaultAction lost() {
        return new FaultAction(AS_USUAL, Duration.ZERO, Delivery.NOTHING);
    }

    /** Performs the request, announces the whole body, sends half of it and closes the connection. */
    public static FaultAction truncated() {
        return new FaultAction(AS_USUAL, Duration.ZERO, Delivery.HALF);
    }

    /** Performs the request and sends half of the body as if it were the whole: HTTP is correct, the JSON is not. */
    public static FaultAction cutJson() {
        return answering((service, request, clock) -> {
            SandboxAnswer answer = service.answer(request);
            byte[] half = Arrays.copyOf(answer.body(), answer.body().length / 2);
            return new SandboxAnswer(answer.status(), answer.headers(), half);
        });
    }

    /** Performs the request and answers something that is no JSON at all, as if it were. */
    public static FaultAction notJson() {
        return answering((service, request, clock) -> {
            SandboxAnswer answer = service.answer(request);
            return new SandboxAnswer(answer.status(), answer.headers(), NOT_JSON);
        });
    }

    /** Performs the request and answers whatever is made of the body, with the status and the headers as they were. */
    public static FaultAction body(UnaryOperator<byte[]> change) {
        return ofAnswer(answer -> new SandboxAnswer(answer.status(), answer.headers(), change.apply(answer.body())));
    }

    /** Performs the request and answers JSON of another shape. */
    public static FaultAction wrongShape(WrongShape shape) {
        return ofAnswer(answer -> Pages.withBody(answer, shape::of));
    }

    /**
     * Ends pages in the middle.
     *
     * @param more whether the page says that there are more, which is true, or that there are not, which is not
     */
    public static FaultAction halfPage(boolean more) {
        return ofAnswer(answer -> Pages.half(answer, more));
    }

    /** Lists the first entry of a page twice. */
    public static FaultAction duplicate() {
        return ofAnswer(Pages::withDuplicate);
    }

    /** Lists the entries of a page in the opposite order. */
    public static FaultAction shuffled() {
        return ofAnswer(Pages::reversed);
    }

    /** Gives pages of at most so many entries by offset, each of which repeats the last entry of the page before. */
    public static FaultAction overlappingPages(int most) {
        return answering((service, request, clock) -> Pages.overlapping(service, request, most));
    }

    /**
     * Gives pages of at most so many entries by offset while the order of the listing changes between them: some entries come twice,
     * and some not at all.
     */
    public static FaultAction unstablePages(int most) {
        return answering((service, request, clock) -> Pages.unstable(service, request, most));
    }

    SandboxAnswer answer(SandboxService service, SandboxRequest request, Clock clock) {
        return answerer.answer(service, request, clock);
    }

    Duration delay() {
        return delay;
    }

    Delivery delivery() {
        return delivery;
    }

    private static FaultAction answering(Answerer answerer) {
        return new FaultAction(answerer, Duration.ZERO, Delivery.WHOLE);
    }

    private static FaultAction ofAnswer(UnaryOperator<SandboxAnswer> change) {
        return answering((service, request, clock) -> change.apply(service.answer(request)));
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
        SandboxAnswer answer(SandboxService service, SandboxRequest request, Clock clock);
    }
}
