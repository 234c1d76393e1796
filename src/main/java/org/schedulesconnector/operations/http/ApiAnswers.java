package org.schedulesconnector.operations.http;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.schedulesconnector.crawl.ledger.LedgerException;
import org.schedulesconnector.operations.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes answers: JSON, the headers that keep browsers from doing anything with it, and problems as RFC 9457 has them. */
public final class ApiAnswers {
    static final String CHALLENGE = "WWW-Authenticate";
    static final String PROBLEM = "application/problem+json";
    static final int TOO_LARGE = 413;
    static final Map<String, String> HEADERS = Map.of(
            "Cache-Control", "no-store",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin");

    private static final Logger LOG = LoggerFactory.getLogger(ApiAnswers.class);
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int CONFLICT = 409;
    private static final int INTERNAL = 500;
    private static final int UNAVAILABLE = 503;

    /** Answers with what the call's route left as the body. */
    public void answer(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (body instanceof Reply reply && reply.outcome() == Reply.Outcome.REFUSED) {
            write(exchange.getMessage(), Problem.of(refusal(reply)));
        } else {
            write(exchange.getMessage(), body instanceof Reply ? ACCEPTED : OK, "application/json", body);
        }
    }

    /** Answers with what went wrong. A fault of ours is told in the log, and not to the caller. */
    public void problem(Exchange exchange) {
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        ApiProblem problem = of(cause);
        Message answer = exchange.getMessage();
        answer.removeHeaders("*");
        write(answer, Problem.of(problem));
        if (problem.status() == 401) {
            answer.setHeader(CHALLENGE, "Bearer");
        }
    }

    private static ApiProblem of(Throwable cause) {
        if (cause instanceof ApiProblem known) {
            return known;
        }
        return cause instanceof LedgerException ledger ? away(ledger) : fault(cause);
    }

    /** Not a fault of ours, and over without us: callers are told what to do about it. */
    private static ApiProblem away(LedgerException ledger) {
        return new ApiProblem(UNAVAILABLE, ledger.problem(), "What is asked for is in the ledger.", ledger.remedy());
    }

    private static ApiProblem fault(Throwable cause) {
        LOG.error("A call of the HTTP API met a fault of the connector", cause);
        return new ApiProblem(
                INTERNAL, "The service could not answer.", "It should have been able to.", "Look at its log.");
    }

    private static ApiProblem refusal(Reply reply) {
        return new ApiProblem(
                CONFLICT, reply.sentence(), "The service is in no state to do that.", "Look at GET /api/status.");
    }

    private static void write(Message answer, Problem problem) {
        write(answer, problem.status(), PROBLEM, problem);
    }

    private static void write(Message answer, int status, String type, Object body) {
        HEADERS.forEach(answer::setHeader);
        answer.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        answer.setHeader(Exchange.CONTENT_TYPE, type);
        answer.setBody(body instanceof ReadyJson ready ? ready.utf8() : json(body));
    }

    /** A problem as the body of an answer. */
    static String text(ApiProblem problem) {
        return json(Problem.of(problem));
    }

    private static String json(Object body) {
        try {
            return ApiJson.MAPPER.writeValueAsString(body) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer of the HTTP API has no JSON form", e);
        }
    }

    @JsonPropertyOrder({"title", "status", "detail", "rule", "remedy"})
    private record Problem(String title, int status, String detail, String rule, String remedy) {
        static Problem of(ApiProblem problem) {
            String title =
                    switch (problem.status()) {
                        case 400 -> "Bad request";
                        case 401 -> "Token required";
                        case 403 -> "Forbidden";
                        case 404 -> "Not found";
                        case 405 -> "Method not allowed";
                        case 409 -> "Not now";
                        case TOO_LARGE -> "Too large";
                        case 415 -> "JSON required";
                        case UNAVAILABLE -> "Ledger away";
                        default -> "Fault";
                    };
            return new Problem(title, problem.status(), problem.getMessage(), problem.rule(), problem.remedy());
        }
    }
}
