package org.schedulesconnector.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.schedulesconnector.sandbox.ExchangeListener;
import org.schedulesconnector.sandbox.SandboxAnswer;
import org.schedulesconnector.sandbox.SandboxRequest;

/** Writes down what was asked, a file for each service and a request a line, for {@link BareLoop} to ask again. Thread-safe. */
final class Recording implements ExchangeListener {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> HEADERS = List.of("authorization", "accept", "content-type", "prefer");

    private final Map<String, BufferedWriter> files = new TreeMap<>();
    private Path folder;

    synchronized void begin(Path into) throws IOException {
        end();
        folder = Files.createDirectories(into);
    }

    synchronized void end() throws IOException {
        for (BufferedWriter file : files.values()) {
            file.close();
        }
        files.clear();
        folder = null;
    }

    @Override
    public synchronized void exchanged(String service, SandboxRequest request, SandboxAnswer answer) {
        if (folder == null) {
            return;
        }
        try {
            BufferedWriter file = files.get(service);
            if (file == null) {
                file = Files.newBufferedWriter(folder.resolve(service));
                files.put(service, file);
            }
            file.write(JSON.writeValueAsString(recorded(request)));
            file.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RecordedRequest recorded(SandboxRequest request) {
        Map<String, String> headers = new TreeMap<>(request.headers());
        headers.keySet().retainAll(HEADERS);
        String query = request.query().entrySet().stream()
                .flatMap(parameter ->
                        parameter.getValue().stream().map(value -> encoded(parameter.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        return new RecordedRequest(
                request.method(),
                query.isEmpty() ? request.path() : request.path() + "?" + query,
                headers,
                new String(request.body(), StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
