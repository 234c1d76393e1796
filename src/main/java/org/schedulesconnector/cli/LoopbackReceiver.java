package org.schedulesconnector.cli;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.schedulesconnector.pagerduty.PagerDutyException;
import org.schedulesconnector.pagerduty.SignIn;
import org.schedulesconnector.pagerduty.SignedIn;

/** Waits on this machine for the browser that PagerDuty sends back after a sign-in, ends the sign-in, and shows how it went. */
final class LoopbackReceiver implements AutoCloseable {
    static final String PATH = "/callback";

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Type", "text/html; charset=utf-8",
            "Content-Security-Policy",
                    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cache-Control", "no-store",
            "Connection", "close");

    private final SignIn signIn;
    private final Runnable ignored;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "sign-in");
        thread.setDaemon(true);
        return thread;
    });
    private final CompletableFuture<SignedIn> outcome = new CompletableFuture<>();
    private boolean answered;

    private LoopbackReceiver(HttpServer server, SignIn signIn, Runnable ignored) {
        this.server = server;
        this.signIn = signIn;
        this.ignored = ignored;
    }

    /**
     * Listens on the loopback interface only.
     *
     * @param ignored called for each answer that is not for this sign-in
     * @throws PortTakenException when something else listens there
     */
    static LoopbackReceiver listen(int port, SignIn signIn, Runnable ignored) throws PortTakenException {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
            LoopbackReceiver receiver = new LoopbackReceiver(server, signIn, ignored);
            server.setExecutor(receiver.threads);
            server.createContext("/", receiver::handle);
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new PortTakenException(e);
        }
    }

    /**
     * Waits for the end of the sign-in.
     *
     * @throws PagerDutyException when it ended badly
     * @throws NobodySignedInException when it did not end in time
     */
    SignedIn await(Duration timeout) throws InterruptedException {
        try {
            return outcome.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new NobodySignedInException(timeout);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestURI().getPath().equals(PATH) || !isOwnName(exchange)) {
            show(exchange, 404, "Nothing is here", "PagerDuty sends the browser to " + PATH + " after the sign-in.");
        } else if (!exchange.getRequestMethod().equals("GET")) {
            show(exchange, 405, "Not so", "Only a browser that PagerDuty sends here is expected.");
        } else {
            answer(exchange, URLUtils.parseParameters(exchange.getRequestURI().getRawQuery()));
        }
    }

    private void answer(HttpExchange exchange, Map<String, List<String>> query) throws IOException {
        if (!signIn.isAnswered(query)) {
            ignored.run();
            show(exchange, 400, "Not this sign-in", "Use the address that the command printed last, in one browser.");
        } else if (!isFirst()) {
            show(exchange, 409, "Done before", "This sign-in has ended already. You can close this page.");
        } else {
            complete(exchange, query);
        }
    }

    private void complete(HttpExchange exchange, Map<String, List<String>> query) throws IOException {
        CompletableFuture<SignedIn> end =
                new CompletableFuture<SignedIn>().completeAsync(() -> signIn.complete(query), Runnable::run);
        try {
            if (end.isCompletedExceptionally()) {
                show(exchange, 400, "That did not work", "The command tells why. You can close this page.");
            } else {
                show(exchange, 200, "Done", "The connector may read PagerDuty for you. You can close this page.");
            }
        } finally {
            end.whenComplete(this::finish);
        }
    }

    private void finish(SignedIn done, Throwable failed) {
        if (failed == null) {
            outcome.complete(done);
        } else {
            outcome.completeExceptionally(failed instanceof CompletionException ? failed.getCause() : failed);
        }
    }

    private synchronized boolean isFirst() {
        boolean first = !answered;
        answered = true;
        return first;
    }

    /** A foreign name that leads here is a trick. */
    private boolean isOwnName(HttpExchange exchange) {
        int port = server.getAddress().getPort();
        return Set.of("localhost:" + port, "127.0.0.1:" + port)
                .contains(String.valueOf(exchange.getRequestHeaders().getFirst("Host")));
    }

    /** Shows fixed words only: nothing that a browser sent comes back. */
    private static void show(HttpExchange exchange, int status, String title, String sentence) throws IOException {
        byte[] page = ("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + title
                        + "</title></head><body><h1>" + title + "</h1><p>" + sentence + "</p></body></html>")
                .getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            HEADERS.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, page.length);
            exchange.getResponseBody().write(page);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }

    /** Something else listens at the port. */
    static final class PortTakenException extends Exception {
        private static final long serialVersionUID = 1L;

        PortTakenException(IOException cause) {
            super(cause);
        }
    }
}
