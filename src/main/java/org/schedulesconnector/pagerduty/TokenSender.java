package org.schedulesconnector.pagerduty;

import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/** Sends requests for tokens as all requests to PagerDuty are sent; they are too few for a connection that is kept. Thread-safe. */
final class TokenSender implements HTTPRequestSender {
    private final PagerDutyHttp http;

    TokenSender(PagerDutyHttp http) {
        this.http = http;
    }

    @Override
    public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
        HttpClientBuilder client = HttpClientBuilder.create();
        http.configure(client);
        client.addExecInterceptorFirst(
                "pagerduty-token", (attempt, scope, chain) -> http.exchange(attempt, scope, chain));
        try (CloseableHttpClient once = client.build()) {
            return once.execute(classic(request), TokenSender::answer);
        }
    }

    private static ClassicHttpRequest classic(ReadOnlyHTTPRequest request) {
        ClassicRequestBuilder classic =
                ClassicRequestBuilder.create(request.getMethod().name()).setUri(request.getURI());
        request.getHeaderMap().forEach((name, values) -> values.forEach(value -> classic.addHeader(name, value)));
        if (request.getBody() != null) {
            classic.setEntity(new StringEntity(request.getBody(), StandardCharsets.UTF_8));
        }
        return classic.build();
    }

    private static HTTPResponse answer(ClassicHttpResponse response) throws IOException, HttpException {
        HTTPResponse answer = new HTTPResponse(response.getCode());
        for (var header : response.getHeaders()) {
            answer.setHeader(header.getName(), header.getValue());
        }
        if (response.getEntity() != null) {
            answer.setBody(EntityUtils.toString(response.getEntity(), StandardCharsets.UTF_8));
        }
        return answer;
    }
}
