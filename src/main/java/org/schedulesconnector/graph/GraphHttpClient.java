package org.schedulesconnector.graph;

import com.microsoft.graph.core.requests.middleware.GraphTelemetryHandler;
import com.microsoft.kiota.http.middleware.ParametersNameDecodingHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/**
 * The HTTP client below the SDK. Not the SDK's own: that one ends a call after 100 seconds with all its retries and waits, repeats
 * at once where {@code Retry-After} is 0, cuts waits at 180 seconds, and follows redirects. Nothing is repeated down here, where it
 * would be neither counted nor given its own {@code client-request-id}. The credentials' client goes the same way and is guarded alike.
 */
final class GraphHttpClient {
    private static final long KEEP_ALIVE_SECONDS = 60;
    /** Far more than an item or a page of people: what is longer does not come from Graph. */
    private static final long LONGEST_ANSWER = 16L * 1024 * 1024;

    private static final long LONGEST_TOKEN_ANSWER = 1024 * 1024;

    private GraphHttpClient() {}

    static OkHttpClient create(Duration connectTimeout, Duration responseTimeout, GraphNetwork network) {
        return guarded(LONGEST_ANSWER, connectTimeout, responseTimeout, network)
                .connectionPool(new ConnectionPool(WriteGate.MOST, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS))
                .addInterceptor(new GraphTelemetryHandler())
                .addInterceptor(new ParametersNameDecodingHandler())
                .build();
    }

    /** For the service that gives tokens. */
    static OkHttpClient forTokens(Duration connectTimeout, Duration responseTimeout, GraphNetwork network) {
        return guarded(LONGEST_TOKEN_ANSWER, connectTimeout, responseTimeout, network)
                .dispatcher(new Dispatcher(MarkedThreads.asNeeded("token-request")))
                .build();
    }

    private static OkHttpClient.Builder guarded(
            long longestAnswer, Duration connectTimeout, Duration responseTimeout, GraphNetwork network) {
        OkHttpClient.Builder client = new OkHttpClient.Builder()
                .callTimeout(Duration.ZERO)
                .connectTimeout(connectTimeout)
                .readTimeout(responseTimeout)
                .writeTimeout(responseTimeout)
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .addInterceptor(new AnswerGuard(longestAnswer));
        network.applyTo(client);
        return client;
    }
}
