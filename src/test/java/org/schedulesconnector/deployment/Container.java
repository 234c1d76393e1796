package org.schedulesconnector.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Runs commands in an image as a container runtime would, without one: its files are the root and cannot be written, {@code /tmp} is in
 * memory, the volume and the settings are mounted, and the user is the image's. The network is this machine's. Needs root.
 */
final class Container {
    private static final String MOUNTS =
            """
            set -e
            root=$1 settings=$2 state=$3 user=$4
            shift 4
            mount --bind "$root" "$root"
            mount --rbind /dev "$root/dev"
            mount -t proc proc "$root/proc"
            mount -t tmpfs tmpfs "$root/tmp"
            mount --bind "$settings" "$root/etc/schedules-connector"
            mount --bind "$state" "$root/var/lib/schedules-connector"
            mount -o remount,bind,ro "$root"
            exec unshare --root="$root" --wd="$WORKING_DIRECTORY" --setgid="${user#*:}" --setuid="${user%:*}" -- "$@"
            """;

    private final JsonNode config;
    private final Path root;
    private final Path settings;
    private final Path state;
    private final Map<String, String> environment = new TreeMap<>();

    Container(ContainerImage image, Path folder) throws IOException {
        config = image.config();
        root = Files.createDirectory(folder.resolve("root"));
        settings = Files.createDirectory(folder.resolve("settings"));
        state = Files.createDirectory(folder.resolve("state"));
        image.layOut(root);
        for (String mountPoint : List.of("dev", "proc", "etc/schedules-connector")) {
            Files.createDirectories(root.resolve(mountPoint));
        }
        Files.setPosixFilePermissions(
                state, Files.getPosixFilePermissions(root.resolve("var/lib/schedules-connector")));
        config.path("Env").forEach(line -> {
            String[] parts = line.asText().split("=", 2);
            environment.put(parts[0], parts[1]);
        });
    }

    /** What the image's root holds; not to be written to while something runs. */
    Path root() {
        return root;
    }

    /** The folder that is mounted for the settings. */
    Path settings() {
        return settings;
    }

    /** The folder that is mounted for the ledger. */
    Path state() {
        return state;
    }

    /** Starts what the image starts, with these arguments. */
    Process start(Path output, List<String> arguments) throws IOException {
        List<String> entryPoint = StreamSupport.stream(config.path("Entrypoint").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        return execute(
                output, Stream.concat(entryPoint.stream(), arguments.stream()).toList());
    }

    /** Starts another command in it. */
    Process execute(Path output, List<String> command) throws IOException {
        List<String> line = new ArrayList<>(List.of("unshare", "--mount", "sh", "-c", MOUNTS, "container"));
        line.addAll(List.of(
                root.toString(),
                settings.toString(),
                state.toString(),
                config.path("User").asText()));
        line.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("WORKING_DIRECTORY", config.path("WorkingDir").asText());
        return builder.start();
    }
}
