package org.schedulesconnector.operations.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.schedulesconnector.settings.OperationsSettings;

/**
 * Decides who may call what, in one place for the whole API. What a browser could be made to send by a page of another site is refused:
 * a foreign {@code Origin}, a {@code Host} that a foreign name was pointed at, and a body that is not declared as JSON, which no page may
 * send elsewhere without asking first. Query parameters are refused because Camel mixes them with the headers that are looked at here.
 */
public final class ApiGate {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String BEARER = "bearer ";

    private final OperationsSettings settings;

    public ApiGate(OperationsSettings settings) {
        this.settings = settings;
    }

    /**
     * Lets a call in.
     *
     * @throws ApiProblem when it is not let in, or calls something that is not there
     */
    public ApiCall admit(Exchange exchange) {
        Message call = exchange.getMessage();
        refuseQuery(call);
        String host = host(call);
        boolean namedAsExpected = isExpected(hostName(host));
        boolean knowsToken = knowsToken(call);
        if (!namedAsExpected && !knowsToken) {
            throw foreignHost();
        }
        refuseForeignPages(call, host);
        ApiCall wanted = ApiCall.of(
                call.getHeader(Exchange.HTTP_METHOD, String.class), call.getHeader(Exchange.HTTP_PATH, String.class));
        if (wanted.kind().changesSomething()) {
            requireToken(knowsToken);
            requireJson(call);
        }
        return wanted;
    }

    private static void refuseQuery(Message call) {
        String query = call.getHeader(Exchange.HTTP_QUERY, String.class);
        if (query != null && !query.isEmpty()) {
            throw new ApiProblem(
                    400, "The address has a query.", "No part of this API takes one.", "Leave out what follows the ?.");
        }
    }

    private boolean isExpected(String name) {
        return THIS_MACHINE.contains(name) || name.equals(settings.host().toLowerCase(Locale.ROOT));
    }

    private static String hostName(String host) {
        return host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
    }

    private ApiProblem foreignHost() {
        return settings.requiredToken().isEmpty()
                ? new ApiProblem(
                        403,
                        "The Host header names neither this machine nor operations.host.",
                        "A foreign name that points here may be a page's trick.",
                        "Call http://127.0.0.1 with the port, or set operations.token and send it.")
                : unauthorized();
    }

    private static void refuseForeignPages(Message call, String host) {
        Optional<String> origin = header(call, "Origin");
        boolean foreign = origin.isPresent()
                && !origin.get().equalsIgnoreCase("http://" + host)
                && !origin.get().equalsIgnoreCase("https://" + host);
        if (foreign) {
            throw new ApiProblem(
                    403,
                    "The Origin header names another site.",
                    "Pages of other sites may not call this API.",
                    "Call it from a program, or from a page of its own address.");
        }
    }

    private boolean knowsToken(Message call) {
        if (settings.requiredToken().isEmpty()) {
            return false;
        }
        String sent = header(call, "Authorization").orElse("");
        boolean bearer = sent.toLowerCase(Locale.ROOT).startsWith(BEARER);
        return bearer
                && MessageDigest.isEqual(
                        bytes(sent.substring(BEARER.length()).strip()),
                        bytes(settings.requiredToken().get().reveal()));
    }

    private void requireToken(boolean knowsToken) {
        if (settings.requiredToken().isPresent() && !knowsToken) {
            throw unauthorized();
        }
    }

    private static ApiProblem unauthorized() {
        return new ApiProblem(
                401,
                "The call does not carry the token.",
                "operations.token is set, so callers must send it.",
                "Send the header Authorization: Bearer followed by the token.");
    }

    private static void requireJson(Message call) {
        String type = header(call, "Content-Type").orElse("");
        if (!type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            throw new ApiProblem(
                    415,
                    "The Content-Type header is not application/json.",
                    "It must be, even where the body is empty: no page of another site can send that unasked.",
                    "Send the header Content-Type: application/json.");
        }
    }

    /** The host and port that the caller believes to talk to; HTTP/2 tells it in the address and not in a header. */
    private static String host(Message call) {
        return header(call, "Host")
                .or(() -> Optional.ofNullable(authority(call.getHeader(Exchange.HTTP_URL, String.class))))
                .orElseThrow(() ->
                        new ApiProblem(400, "The header Host is missing.", "Every call needs it.", "Send it once."));
    }

    private static String authority(String url) {
        try {
            return url == null ? null : new URI(url).getAuthority();
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static Optional<String> header(Message call, String name) {
        Object value = call.getHeader(name);
        if (value == null || value instanceof String) {
            return Optional.ofNullable((String) value);
        }
        throw new ApiProblem(
                400, "The header " + name + " is there more than once.", "It may be there once.", "Send it once.");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
