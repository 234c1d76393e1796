package org.schedulesconnector.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP proxy on loopback. Whatever name a tunnel is asked for, it leads to one server of the test: so no client that passes it
 * resolves names itself. Requests without a tunnel are refused.
 */
public final class TestProxy implements AutoCloseable {
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> signedIn = new CopyOnWriteArrayList<>();
    private volatile int target;
    private volatile String credentials;
    private volatile int refusal;

    public TestProxy() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::serve);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Every tunnel leads there from now on. */
    public TestProxy leadingTo(int port) {
        target = port;
        return this;
    }

    /** Only this user may pass. */
    public TestProxy wanting(String user, String password) {
        credentials =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Everybody is answered with this status. */
    public TestProxy refusing(int status) {
        refusal = status;
        return this;
    }

    /** What was asked for, such as {@code CONNECT api.example:443}, in order. */
    public List<String> asked() {
        return asked;
    }

    /** The {@code Proxy-Authorization} of each that was let through, empty where there was none. */
    public List<String> signedIn() {
        return signedIn;
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                threads.execute(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            List<String> head = head(client.getInputStream());
            String line = head.get(0).replaceFirst(" HTTP/1.[01]$", "");
            asked.add(line);
            String sent = head.stream()
                    .filter(header -> header.toLowerCase(java.util.Locale.ROOT).startsWith("proxy-authorization:"))
                    .map(header -> header.substring(header.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
            int status = refusal != 0 ? refusal : line.startsWith("CONNECT ") ? 200 : 403;
            if (credentials != null && !sent.equals(credentials)) {
                answer(client, "407 Sign in\r\nProxy-Authenticate: Basic realm=\"test\"");
            } else if (status != 200) {
                answer(client, status + " No");
            } else {
                signedIn.add(sent);
                tunnel(client);
            }
        } catch (IOException | IndexOutOfBoundsException broken) {
            // The client went away; the test sees it there.
        }
    }

    private static void answer(Socket client, String head) throws IOException {
        client.getOutputStream()
                .write(("HTTP/1.1 " + head + "\r\nConnection: close\r\nContent-Length: 2\r\n\r\nno")
                        .getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    private void tunnel(Socket client) throws IOException {
        try (Socket there = new Socket(InetAddress.getLoopbackAddress(), target)) {
            client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            threads.execute(() -> pump(there, client));
            pump(client, there);
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException closed) {
            // One side is done.
        }
    }

    private static List<String> head(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int octet = in.read();
            if (octet < 0) {
                break;
            }
            text.append((char) octet);
        }
        return text.toString().lines().toList();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
