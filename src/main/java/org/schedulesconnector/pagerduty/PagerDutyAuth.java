package org.schedulesconnector.pagerduty;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.schedulesconnector.pagerduty.PagerDutyException.Kind;
import org.schedulesconnector.settings.PagerDutySettings;

/**
 * Turns Camel's HTTP client into PagerDuty's: adds the credential to each request, after the routes have let go of it, so that
 * no exchange, header or endpoint URI ever holds one. Renews an OAuth token that is refused and repeats the request once.
 * Asks no host but the configured one. Feeds the rate budget from each answer. Leaves retries to the routes, and follows no redirect.
 *
 * <p>In a route: {@code httpClientConfigurer: "#bean:pagerdutyAuth"}. Thread-safe.
 */
public final class PagerDutyAuth implements HttpClientConfigurer {
    private final Credential credential;
    private final RateBudget budget;
    private final Clock clock;
    private final HttpHost host;
    private final PagerDutyHttp http;
    private final AtomicLong requests = new AtomicLong();
    private volatile String accepted;
    private volatile String refused;

    /** @param store holds the authorization of somebody who signed in; read for {@code oauth-user} only */
    public PagerDutyAuth(PagerDutySettings settings, TokenStore store, RateBudget budget, Clock clock) {
        this(settings, store, budget, clock, PagerDutyHttp.Limits.USUAL);
    }

    PagerDutyAuth(
            PagerDutySettings settings, TokenStore store, RateBudget budget, Clock clock, PagerDutyHttp.Limits limits) {
        this.credential = switch (settings.auth()) {
            case OAUTH_APP -> PagerDutyTokens.ofApp(settings, clock);
            case OAUTH_USER -> PagerDutyTokens.ofUser(settings, store, clock);
            case API_TOKEN -> new ApiToken(settings.apiToken());
        };
        this.budget = budget;
        this.clock = clock;
        this.host = hostOf(settings.baseUrl());
        this.http = new PagerDutyHttp(settings.outbound(), limits);
    }

    /**
     * Whether a scope was granted; for an API token, which has none, always true: the API itself says what it may not read. Asks for
     * a token when there is none yet.
     *
     * @throws PagerDutyException if no token is to be had
     */
    public boolean hasScope(String scope) {
        return credential.hasScope(scope);
    }

    /** The scopes that were asked for and not granted, in the order they were asked; asks for a token when there is none yet. */
    public Set<String> missingScopes() {
        return credential.missingScopes();
    }

    /** How many requests went to the API since the start, repetitions included, requests for tokens not. */
    public long requests() {
        return requests.get();
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        http.configure(client);
        client.addExecInterceptorFirst("pagerduty", this::execute);
    }

    private ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        requireOwnHost(scope.route.getTargetHost());
        String authorization = authorization();
        ClassicHttpResponse response = send(authorization, scope, chain);
        if (response.getCode() == 401 && mayBeStale(authorization) && renewed(authorization, response)) {
            budget.takeNow();
            authorization = authorization();
            response = send(authorization, scope, chain);
        }
        remember(authorization, response.getCode());
        return response;
    }

    /**
     * A new token that the API never took is not replaced by another at once, which would be refused as well: as in the wrong region.
     * One that was kept may be old, and so is one that another has taken the place of while the request was on its way.
     */
    private boolean mayBeStale(String authorization) {
        return credential.isKept()
                || authorization.equals(accepted)
                || authorization.equals(refused)
                || !credential.isCurrent(authorization);
    }

    private void remember(String authorization, int status) {
        if (status == 401) {
            refused = authorization;
        } else {
            accepted = authorization;
        }
    }

    private void requireOwnHost(HttpHost target) {
        if (!normalised(target).equals(host)) {
            budget.unanswered();
            throw PagerDutyException.of(Kind.FOREIGN_HOST)
                    .message("a request for " + target.toURI() + " was held back, PagerDuty is at " + host.toURI())
                    .build();
        }
    }

    private String authorization() {
        try {
            return credential.authorization();
        } catch (RuntimeException e) {
            budget.unanswered();
            throw e;
        }
    }

    private boolean renewed(String refused, ClassicHttpResponse response) throws IOException {
        try {
            if (!credential.renew(refused)) {
                return false;
            }
        } catch (RuntimeException e) {
            response.close();
            throw e;
        }
        EntityUtils.consume(response.getEntity());
        response.close();
        return true;
    }

    private ClassicHttpResponse send(String authorization, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        ClassicHttpRequest attempt =
                ClassicRequestBuilder.copy(scope.originalRequest).build();
        attempt.setHeader(HttpHeaders.AUTHORIZATION, authorization);
        requests.incrementAndGet();
        try {
            ClassicHttpResponse response = http.exchange(attempt, scope, chain);
            budget.answered(response.getCode(), RateHeaders.read(name -> header(response, name), clock));
            return response;
        } catch (IOException | HttpException | RuntimeException e) {
            budget.unanswered();
            throw e;
        }
    }

    private static String header(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    private static HttpHost hostOf(URI baseUrl) {
        return normalised(new HttpHost(baseUrl.getScheme(), baseUrl.getHost(), baseUrl.getPort()));
    }

    private static HttpHost normalised(HttpHost host) {
        int port = host.getPort() > 0 ? host.getPort() : "https".equals(host.getSchemeName()) ? 443 : 80;
        return new HttpHost(host.getSchemeName(), host.getHostName(), port);
    }
}
