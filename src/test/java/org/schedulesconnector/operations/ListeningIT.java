package org.schedulesconnector.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.schedulesconnector.FreePort;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.operations.http.OpenServerException;

/** Which doors a service opens, and to whom. */
@Timeout(120)
class ListeningIT {
    private final int port = FreePort.find();
    private final Map<String, String> set = new HashMap<>();
    private CrawlWorld world;

    @BeforeEach
    void startWorld() {
        world = CrawlWorld.start();
    }

    @AfterEach
    void closeWorld() {
        set.keySet().forEach(System::clearProperty);
        world.close();
    }

    /** No JMX connector, no agent, no server of Camel's: what the API does not open is not open. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void opensTheApiOnThisMachineAndNothingElse() throws IOException {
        Map<String, String> before = listening();

        world.serving();
        Map<String, String> after = new TreeMap<>(listening());
        after.keySet().removeAll(before.keySet());

        assertThat(after.values()).singleElement().asString().endsWith("0100007F:%04X".formatted(world.apiPort()));
        assertThat(System.getProperties().stringPropertyNames())
                .noneMatch(name -> name.startsWith("com.sun.management.jmxremote"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void opensNothingWithoutTheApi() throws IOException {
        Map<String, String> before = listening();

        world.with("operations.enabled", "false").serving();

        assertThat(listening().keySet()).isSubsetOf(before.keySet());
    }

    @Test
    void keepsCamelsManagementServerOnThisMachineUnlessToldOtherwise() throws Exception {
        management("enabled", "true");
        management("infoEnabled", "true");

        world.serving();

        assertThat(new ApiClient(port).get("/observe/info").statusCode()).isEqualTo(200);
        assertThat(isFree("127.0.0.2")).as("nothing listens on every interface").isTrue();
    }

    @Test
    void refusesToOpenCamelsServersToEverybody() {
        for (String server : new String[] {"camel.management", "camel.server"}) {
            set(server + ".enabled", "true");
            set(server + ".port", Integer.toString(port));
            set(server + ".host", "0.0.0.0");

            assertThatThrownBy(world::serving)
                    .isInstanceOf(OpenServerException.class)
                    .hasMessageContainingAll(
                            server + ".host is 0.0.0.0",
                            "nobody would have to sign in",
                            server + ".authenticationEnabled=true",
                            "127.0.0.1");
            assertThat(isFree("127.0.0.1")).isTrue();
            set(server + ".enabled", "false");
        }
    }

    @Test
    void refusesAuthenticationThatNobodyCouldPass() {
        management("enabled", "true");
        management("authenticationEnabled", "true");

        assertThatThrownBy(world::serving)
                .isInstanceOf(OpenServerException.class)
                .hasMessageContainingAll("nobody could sign in", "camel.management.basicPropertiesFile");
        assertThat(isFree("127.0.0.1")).isTrue();
    }

    @Test
    void opensToOthersWhereTheyMustSignIn() throws Exception {
        management("enabled", "true");
        management("infoEnabled", "true");
        management("host", "0.0.0.0");
        management("authenticationEnabled", "true");
        management("basicPropertiesFile", "management-users.properties");

        world.serving();

        ApiClient client = new ApiClient(port);
        String robot = "Basic " + Base64.getEncoder().encodeToString("robot:p4ss".getBytes());
        assertThat(client.get("/observe/info").statusCode()).isEqualTo(401);
        assertThat(client.get("/observe/info", "Authorization", robot).statusCode())
                .isEqualTo(200);
    }

    private void management(String key, String value) {
        set("camel.management.port", Integer.toString(port));
        set("camel.management." + key, value);
    }

    private void set(String key, String value) {
        set.put(key, value);
        System.setProperty(key, value);
    }

    private boolean isFree(String address) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName(address))) {
            return probe.isBound();
        } catch (BindException taken) {
            return false;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sockets of this process that listen: local address by inode, as the kernel writes them. */
    private static Map<String, String> listening() throws IOException {
        Set<String> own;
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            own = descriptors.map(ListeningIT::target).collect(Collectors.toSet());
        }
        Map<String, String> found = new HashMap<>();
        for (String table : new String[] {"tcp", "tcp6"}) {
            Files.readAllLines(Path.of("/proc/self/net", table)).stream()
                    .map(line -> line.strip().split("\\s+"))
                    .filter(fields -> fields[3].equals("0A") && own.contains("socket:[" + fields[9] + "]"))
                    .forEach(fields -> found.put(fields[9], fields[1]));
        }
        return found;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closed) {
            return "";
        }
    }
}
