package org.schedulesconnector.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.schedulesconnector.pagerduty.PagerDutyException.Kind;
import org.schedulesconnector.settings.PagerDutySettings;

/** Asks PagerDuty's API who an access token speaks for: {@code GET /users/me}, which needs no scope. One request, no retries. */
final class Me {
    private static final String PATH = "/users/me";
    private static final JsonMapper JSON = new JsonMapper();

    private final URI endpoint;
    private final TokenSender sender;

    Me(PagerDutySettings settings) {
        this.endpoint = URI.create(settings.baseUrl() + PATH);
        this.sender = new TokenSender(new PagerDutyHttp(settings.outbound(), PagerDutyHttp.Limits.OF_TOKENS));
    }

    /** @throws PagerDutyException when the token is refused, as one of the other region is, or no good answer comes */
    SignedInUser ask(TokenGrant grant) {
        HTTPResponse response = send(grant);
        if (response.getStatusCode() != 200) {
            byte[] body = response.getBody() == null
                    ? new byte[0]
                    : response.getBody().getBytes(StandardCharsets.UTF_8);
            throw failure(kindOf(response.getStatusCode()))
                    .status(response.getStatusCode())
                    .error(ErrorBody.parse(body))
                    .requestId(response.getHeaderValue("x-request-id"))
                    .build();
        }
        return SignedInUser.of(read(response).path("user"));
    }

    private HTTPResponse send(TokenGrant grant) {
        HTTPRequest request = new HTTPRequest(HTTPRequest.Method.GET, endpoint);
        request.setAccept(ApiFamily.CLASSIC.accept());
        request.setAuthorization(grant.authorization());
        try {
            return request.send(sender);
        } catch (IOException e) {
            throw failure(Kind.UNAVAILABLE)
                    .message("no answer from " + endpoint.getHost())
                    .cause(e)
                    .build();
        }
    }

    private static JsonNode read(HTTPResponse response) {
        try {
            return JSON.readTree(response.getBody() == null ? "" : response.getBody());
        } catch (IOException e) {
            throw failure(Kind.MALFORMED).message("the answer is not JSON").build();
        }
    }

    private static Kind kindOf(int status) {
        return switch (status) {
            case 401 -> Kind.AUTHENTICATION;
            case 429 -> Kind.RATE_LIMITED;
            default -> status >= 500 ? Kind.UNAVAILABLE : Kind.FORBIDDEN;
        };
    }

    private static PagerDutyException.Builder failure(Kind kind) {
        return PagerDutyException.of(kind).path(PATH);
    }
}
