package org.schedulesconnector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedulesconnector.FreePort;

/** What a probe hears of a service. */
class HealthCommandIT {
    @TempDir
    private Path folder;

    private SandboxedCommands commands;

    @BeforeEach
    void startSandbox() throws Exception {
        commands = new SandboxedCommands(folder);
    }

    @AfterEach
    void stopSandbox() {
        commands.close();
    }

    @Test
    void isUpWhereAServiceIsReady() {
        try (CrawlWorld world = CrawlWorld.start().serving()) {
            CommandResult ready = health(world.apiPort());
            CommandResult live = health(world.apiPort(), "--live");

            assertThat(ready.out()).isEqualTo("up" + System.lineSeparator());
            assertThat(ready.exitCode()).isEqualTo(ExitCode.DONE);
            assertThat(live.exitCode()).isEqualTo(ExitCode.DONE);
        }
    }

    @Test
    void isDownAndLiveWhileTheLedgerIsAway() throws IOException {
        HttpServer service = serviceThatSays("{\"state\":\"idle\",\"problem\":\"The ledger cannot be\\nreached.\"}");
        try {
            CommandResult ready = health(service.getAddress().getPort());
            CommandResult live = health(service.getAddress().getPort(), "--live");

            assertThat(ready.out()).startsWith("down: The ledger cannot be").contains("reached.");
            assertThat(ready.exitCode()).isEqualTo(ExitCode.INTERNAL);
            assertThat(live.exitCode()).isEqualTo(ExitCode.DONE);
        } finally {
            service.stop(0);
        }
    }

    @Test
    void isDownWhereNothingAnswers() {
        CommandResult result = health(FreePort.find());

        assertThat(result.out()).startsWith("down: No service answers at http://127.0.0.1:");
        assertThat(result.exitCode()).isEqualTo(ExitCode.INTERNAL);
    }

    @Test
    void refusesToAskWhereNoAddressIs() {
        assertThat(commands.run("health", "-Doperations.enabled=false").exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(health(0).err()).contains("operations.port").doesNotContain("\tat ");
    }

    private CommandResult health(int port, String... arguments) {
        String[] line = new String[arguments.length + 1];
        System.arraycopy(arguments, 0, line, 0, arguments.length);
        line[arguments.length] = "-Doperations.port=" + port;
        return commands.run("health", line);
    }

    /** Stands in for a service whose database is away; it answers its description all the same. */
    private static HttpServer serviceThatSays(String status) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/", exchange -> {
            String body = exchange.getRequestURI().getPath().equals("/api/status") ? status : "{}";
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return server;
    }
}
