package org.schedulesconnector.graph;

import com.microsoft.graph.core.requests.BaseGraphRequestAdapter;
import com.microsoft.kiota.RequestAdapter;
import com.microsoft.kiota.authentication.AzureIdentityAuthenticationProvider;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.apache.camel.spi.ExecutorServiceManager;
import org.schedulesconnector.graph.GraphException.Kind;

/** What all endpoints of one connection share: HTTP client, threads, gates, counters and the known schema. */
final class ConnectionClient implements AutoCloseable {
    /** Look-ups at once. Graph throttles the directory by tenant and not by connection. */
    static final int DIRECTORY_READERS = 24;

    private final SharedOptions options;
    private final ExecutorServiceManager executors;
    private final ExecutorService workers;
    private final ScheduledExecutorService scheduler;
    private final ScheduledDelays delays;
    private final Clock clock;
    private final OkHttpClient http;
    private final TrafficCounter traffic = new TrafficCounter();
    private final KnownSchema schema = new KnownSchema();
    private final WriteGate gate;
    private final GraphRequests requests;
    private final GroupRequests groupRequests;
    private final DirectoryRequests directoryRequests;
    private final GroupTurns groupTurns = new GroupTurns();
    private final WriteGate directoryGate;
    private final GraphCaller caller;
    private final GraphCaller directoryCaller;
    private Integer writers;

    private ConnectionClient(GraphExternalConfiguration configuration, ExecutorServiceManager executors, Clock clock) {
        this.options = SharedOptions.of(configuration);
        this.executors = executors;
        this.clock = clock;
        this.workers = executors.newCachedThreadPool(this, "GraphExternal");
        this.scheduler = executors.newSingleThreadScheduledExecutor(this, "GraphExternalWaits");
        this.delays = new ScheduledDelays(scheduler);
        this.http = GraphHttpClient.create(options.connectTimeout(), options.responseTimeout(), options.network());
        GuardedCredential credential = new GuardedCredential(options.credential(), clock);
        RequestAdapter adapter = adapter(credential);
        this.gate = new WriteGate(GraphExternalConfiguration.DEFAULT_WRITERS, clock, delays, traffic);
        this.requests = new GraphRequests(adapter, configuration.getConnectionId());
        this.groupRequests = new GroupRequests(adapter, configuration.getConnectionId());
        this.directoryRequests = new DirectoryRequests(adapter);
        Transport transport = new ExplainingTransport(
                new SdkTransport(adapter, clock, traffic, permission(configuration)), credential::roles);
        this.caller = new GraphCaller(transport, workers, gate, delays, traffic);
        this.directoryGate = WriteGate.wideOpen(DIRECTORY_READERS, clock, delays, traffic);
        this.directoryCaller = new GraphCaller(transport, workers, directoryGate, delays, traffic);
    }

    private static WritePermission permission(GraphExternalConfiguration configuration) {
        return configuration.getWritePermission() == null ? WritePermission.ALWAYS : configuration.getWritePermission();
    }

    static ConnectionClient open(
            GraphExternalConfiguration configuration, ExecutorServiceManager executors, Clock clock) {
        return new ConnectionClient(configuration, executors, clock);
    }

    /** The token goes to the base URL's host and to no other; its scope is that host's default. */
    private RequestAdapter adapter(GuardedCredential credential) {
        String host = URI.create(options.baseUrl()).getHost();
        AzureIdentityAuthenticationProvider authentication =
                new AzureIdentityAuthenticationProvider(credential, new String[] {host});
        return new BaseGraphRequestAdapter(authentication, options.baseUrl(), http);
    }

    /**
     * Takes an endpoint in.
     *
     * @throws IllegalArgumentException when it wants other shared options than the endpoints before it
     */
    synchronized void join(GraphExternalConfiguration configuration) {
        options.mustEqual(SharedOptions.of(configuration), configuration.getConnectionId());
        Integer wanted = configuration.getWriters();
        if (wanted == null) {
            return;
        }
        if (writers != null && !writers.equals(wanted)) {
            throw new IllegalArgumentException(
                    "Endpoints of connection %s set writers to %d and to %d: they share one limit and must agree"
                            .formatted(configuration.getConnectionId(), writers, wanted));
        }
        writers = wanted;
        gate.limitTo(wanted);
    }

    /** Runs work that may block on a worker thread. */
    <T> CompletableFuture<T> supply(Supplier<T> work) {
        return CompletableFuture.supplyAsync(
                work, task -> workers.execute(LogMarks.current().on(task)));
    }

    /**
     * Lets a route go on, which may wait for another answer: never on the thread that brought this one, for that may have others to
     * bring. Once the client is closed nothing is brought any more, and it goes on at once.
     */
    void goOn(Runnable route) {
        try {
            workers.execute(LogMarks.current().on(route));
        } catch (RejectedExecutionException closed) {
            route.run();
        }
    }

    GraphRequests requests() {
        return requests;
    }

    GraphCaller caller() {
        return caller;
    }

    GroupRequests groupRequests() {
        return groupRequests;
    }

    /** Keeps work on one external group apart. */
    GroupTurns groupTurns() {
        return groupTurns;
    }

    DirectoryRequests directoryRequests() {
        return directoryRequests;
    }

    /** Its turns are those of the directory: neither the writes nor their pauses hold them up. */
    GraphCaller directoryCaller() {
        return directoryCaller;
    }

    Delays delays() {
        return delays;
    }

    Clock clock() {
        return clock;
    }

    KnownSchema schema() {
        return schema;
    }

    GraphTraffic traffic() {
        return traffic.snapshot();
    }

    /** The failure when it is of a kind that is an answer too, else it is thrown on. */
    static GraphException expect(Kind kind, Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof GraphException known && known.kind() == kind) {
            return known;
        }
        throw new CompletionException(cause);
    }

    /** Nothing waits any more, and nothing is sent that would have to; what is on its way comes to its end. */
    void endWaits() {
        gate.close();
        directoryGate.close();
        delays.close();
    }

    @Override
    public void close() {
        endWaits();
        executors.shutdownNow(scheduler);
        executors.shutdownNow(workers);
        http.connectionPool().evictAll();
    }
}
