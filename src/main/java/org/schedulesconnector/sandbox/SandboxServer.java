package org.schedulesconnector.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A loopback HTTP/1.1 server in front of one {@link SandboxService}: latency, faults, a log of what was asked. It listens on
 * 127.0.0.1 only. Waits are timers, services run on a small pool, so hundreds of requests may be open at once.
 */
public final class SandboxServer implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final String name;
    private final Vertx vertx;
    private final HttpServer server;
    private final Traffic traffic;
    private final List<ExchangeListener> listeners;

    private SandboxServer(Builder options) {
        name = options.name;
        traffic = new Traffic(options.remembered);
        listeners = new CopyOnWriteArrayList<>();
        vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(options.workers)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        server = listen(options);
    }

    /**
     * @param name how faults and requests call this server
     */
    public static Builder serving(String name, SandboxService service) {
        return new Builder(name, service);
    }

    /** Where the server listens, without a trailing slash. */
    public URI url() {
        return URI.create("http://" + HOST + ":" + server.actualPort());
    }

    public String name() {
        return name;
    }

    public Traffic traffic() {
        return traffic;
    }

    /** From now on hears each exchange. */
    public void listen(ExchangeListener listener) {
        listeners.add(listener);
    }

    /** Stops listening, drops open connections and waits until all threads of the server are gone. */
    @Override
    public void close() {
        await(vertx.close());
    }

    private HttpServer listen(Builder options) {
        HttpServerOptions http = new HttpServerOptions()
                .setHost(HOST)
                .setPort(options.port)
                .setHttp2ClearTextEnabled(false)
                .setMaxInitialLineLength(16 * 1024);
        Exchanges exchanges = new Exchanges(vertx, options, traffic, listeners);
        try {
            return await(vertx.createHttpServer(http)
                    .requestHandler(exchanges::begin)
                    .exceptionHandler(gone -> {}) // a caller that hangs up is no event here
                    .listen());
        } catch (RuntimeException e) {
            close();
            throw new SandboxPortException(name, HOST, options.port, e);
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Options of a server; each has a default. */
    public static final class Builder {
        final String name;
        final SandboxService service;
        Latency latency = Latency.none();
        Faults faults = new Faults(0);
        Clock clock = Clock.systemUTC();
        long seed;
        int requestsPerConnection = Integer.MAX_VALUE;
        private int port;
        private int remembered = 20_000;
        private int workers = 8;

        private Builder(String name, SandboxService service) {
            this.name = name;
            this.service = service;
        }

        /** The port, 0 for any free one (the default). */
        public Builder port(int value) {
            port = value;
            return this;
        }

        public Builder latency(Latency value) {
            latency = value;
            return this;
        }

        /** Faults that this server shares with others or that a test holds. */
        public Builder faults(Faults value) {
            faults = value;
            return this;
        }

        /** Stamps the remembered requests. */
        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        /** Seeds the latency. */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /** Closes each connection after so many requests, as PagerDuty does after about 100. Never by default. */
        public Builder requestsPerConnection(int value) {
            requestsPerConnection = value;
            return this;
        }

        /** How many requests are remembered one by one, 20,000 by default. */
        public Builder remembered(int value) {
            remembered = value;
            return this;
        }

        /** How many threads the service runs on, 8 by default. */
        public Builder workers(int value) {
            workers = value;
            return this;
        }

        public SandboxServer start() {
            return new SandboxServer(this);
        }
    }
}
