package org.schedulesconnector;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for servers that must be told one before they start. */
public final class FreePort {
    /** Below what operating systems give to whoever asks for any port, as other tests do at the same time. */
    private static final int FIRST = 20_000;

    private static final int LAST = 32_000;

    private FreePort() {}

    /** A port of the loopback address that nobody listens on. */
    public static int find() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // Another one, then.
            }
        }
    }
}
