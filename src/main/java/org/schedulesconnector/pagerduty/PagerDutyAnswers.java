package org.schedulesconnector.pagerduty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.apache.camel.util.ObjectHelper;
import org.schedulesconnector.pagerduty.PagerDutyException.Kind;

/** Reads the answer to the request in the exchange variable {@code request}: JSON, or a {@link PagerDutyException}. Thread-safe. */
public final class PagerDutyAnswers {
    static final String REQUEST = "request";

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build()
            .readerFor(JsonNode.class);

    private final Clock clock;

    public PagerDutyAnswers(Clock clock) {
        this.clock = clock;
    }

    /**
     * The answer as JSON that holds what the request wants.
     *
     * @throws PagerDutyException if the status is not 2xx, or the body is cut, not JSON, or something else than was asked for
     */
    public JsonNode read(Exchange exchange) {
        PagerDutyRequest request = exchange.getVariable(REQUEST, PagerDutyRequest.class);
        Message message = exchange.getMessage();
        int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        byte[] body = message.getBody(byte[].class);
        if (body == null) {
            body = new byte[0];
        }
        if (status < 200 || status > 299) {
            throw failure(kindOf(status, request, body), request, message)
                    .error(ErrorBody.parse(body))
                    .build();
        }
        return parse(body, request, message);
    }

    /**
     * For a request that brought no whole answer, or was not even sent because there was no token for it.
     *
     * @throws PagerDutyException always: that of the token, else with the kind of failure of the connection
     */
    public void broken(Exchange exchange) {
        Throwable caught = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
        PagerDutyException known = ObjectHelper.getException(PagerDutyException.class, caught);
        if (known != null) {
            throw known;
        }
        PagerDutyRequest request = exchange.getVariable(REQUEST, PagerDutyRequest.class);
        IOException cause = ObjectHelper.getException(IOException.class, caught);
        throw PagerDutyException.of(kindOf(cause))
                .path(request.path())
                .message(cause.getClass().getSimpleName() + ": " + cause.getMessage())
                .cause(cause)
                .build();
    }

    /** Jackson's own messages may quote the body, which may hold a calendar's secret address: only the place is told. */
    private JsonNode parse(byte[] body, PagerDutyRequest request, Message message) {
        try {
            JsonNode answer = JSON.readValue(body);
            JsonNode wanted = answer.path(request.wrapper());
            if (request.wantsList() ? !wanted.isArray() : !wanted.isObject()) {
                throw malformed(request, message, "the answer has no " + request.wrapper());
            }
            return answer;
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? "somewhere"
                    : "at byte " + e.getLocation().getByteOffset();
            throw malformed(request, message, "the answer is not JSON or is cut, " + place + " of " + body.length);
        } catch (IOException e) {
            throw malformed(request, message, "the answer cannot be read");
        }
    }

    private PagerDutyException malformed(PagerDutyRequest request, Message message, String text) {
        return failure(Kind.MALFORMED, request, message).message(text).build();
    }

    private PagerDutyException.Builder failure(Kind kind, PagerDutyRequest request, Message message) {
        int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        RateHeaders headers = RateHeaders.read(name -> message.getHeader(name, String.class), clock);
        return PagerDutyException.of(kind)
                .path(request.path())
                .remedy(Remedies.of(kind, request.path()))
                .status(status)
                .requestId(message.getHeader("x-request-id", String.class))
                .retryAfter(headers.waitAfter(status));
    }

    private static Kind kindOf(int status, PagerDutyRequest request, byte[] body) {
        if (status >= 500) {
            return Kind.UNAVAILABLE;
        }
        return switch (status) {
            case 400 -> isOtherKind(request, body) ? Kind.WRONG_KIND : Kind.INVALID_REQUEST;
            case 401 -> Kind.AUTHENTICATION;
            case 402 -> Kind.PLAN;
            case 403 -> Kind.FORBIDDEN;
            case 404 -> ErrorBody.isPagerDutys(body) ? Kind.NOT_FOUND : Kind.MALFORMED;
            case 408 -> Kind.TIMEOUT;
            case 429 -> Kind.RATE_LIMITED;
            default -> status < 400 ? Kind.REDIRECTED : Kind.INVALID_REQUEST;
        };
    }

    /** PagerDuty has no code of its own for this; its own clients go by these words too. */
    private static boolean isOtherKind(PagerDutyRequest request, byte[] body) {
        ErrorBody error = ErrorBody.parse(body);
        return request.wrapper().equals("schedule") && (error.mentions("shift-based") || error.mentions("layer-based"));
    }

    private static Kind kindOf(IOException cause) {
        if (cause instanceof BoundedEntity.TooLongException) {
            return Kind.TOO_LARGE;
        }
        return cause instanceof SocketTimeoutException ? Kind.TIMEOUT : Kind.UNAVAILABLE;
    }
}
