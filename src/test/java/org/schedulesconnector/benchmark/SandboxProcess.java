package org.schedulesconnector.benchmark;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A {@link SandboxHost} and how to order it about. */
final class SandboxProcess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MeasuredProcess process;
    private final Map<String, String> settings;

    private SandboxProcess(MeasuredProcess process, Map<String, String> settings) {
        this.process = process;
        this.settings = settings;
    }

    static SandboxProcess start(Path folder, AccountShape account, Options options) throws IOException {
        List<String> arguments = new ArrayList<>(account.arguments());
        arguments.add(Integer.toString(options.pagerDutyLatency()));
        arguments.add(Integer.toString(options.graphMedian()));
        arguments.add(Integer.toString(options.graphP95()));
        MeasuredProcess process =
                MeasuredProcess.ofClass(folder, SandboxHost.class, List.of("-Xmx3g", "-XX:+UseSerialGC"), arguments);
        return new SandboxProcess(process, JSON.readValue(process.readLine(), new TypeReference<>() {}));
    }

    /** What makes a connector use it. */
    Map<String, String> settings() {
        return settings;
    }

    String pagerDuty() {
        return settings.get("pagerduty.base-url");
    }

    String graph() {
        return settings.get("graph.base-url").replace("/v1.0", "");
    }

    /** From now on counts anew, and writes each request down. */
    void record(Path folder) throws IOException {
        process.ask("record " + folder);
    }

    /** What was asked since then: counts by service and kind of request, and how many were answered 429. */
    JsonNode seen() throws IOException {
        return JSON.readTree(process.ask("seen"));
    }

    /** How many pages of audit records the account has, how many external groups the tenant, and their members. */
    JsonNode holdings() throws IOException {
        return JSON.readTree(process.ask("holdings"));
    }

    /** Renames every so many schedules. Returns how many. */
    int edit(int every) throws IOException {
        return JSON.readTree(process.ask("edit " + every)).path("edited").asInt();
    }

    @Override
    public void close() {
        process.close();
    }
}
