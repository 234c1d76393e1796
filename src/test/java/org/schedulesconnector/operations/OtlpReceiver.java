package org.schedulesconnector.operations;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** A collector of traces on this machine, for OTLP over HTTP. Its field numbers are those of opentelemetry/proto/trace/v1/trace.proto. */
final class OtlpReceiver implements AutoCloseable {
    private final HttpServer server;
    private final List<byte[]> bodies = new CopyOnWriteArrayList<>();
    private final List<ReceivedSpan> spans = new CopyOnWriteArrayList<>();

    OtlpReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<ReceivedSpan> spans() {
        return List.copyOf(spans);
    }

    /** Everything that was sent, whatever it means. */
    String raw() {
        StringBuilder all = new StringBuilder();
        bodies.forEach(body -> all.append(new String(body, StandardCharsets.ISO_8859_1)));
        return all.toString();
    }

    private void take(HttpExchange call) throws IOException {
        byte[] body = body(call);
        bodies.add(body);
        for (byte[] resource : new ProtobufFields(body).all(1)) {
            for (byte[] scope : new ProtobufFields(resource).all(2)) {
                new ProtobufFields(scope).all(2).forEach(span -> spans.add(span(new ProtobufFields(span))));
            }
        }
        call.sendResponseHeaders(200, -1);
        call.close();
    }

    private static byte[] body(HttpExchange call) throws IOException {
        byte[] sent = call.getRequestBody().readAllBytes();
        boolean zipped = "gzip".equals(call.getRequestHeaders().getFirst("Content-Encoding"));
        try (InputStream in =
                zipped ? new GZIPInputStream(new ByteArrayInputStream(sent)) : new ByteArrayInputStream(sent)) {
            return in.readAllBytes();
        }
    }

    private static ReceivedSpan span(ProtobufFields span) {
        HexFormat hex = HexFormat.of();
        Map<String, String> texts = new HashMap<>();
        for (byte[] attribute : span.all(9)) {
            ProtobufFields pair = new ProtobufFields(attribute);
            texts.put(text(pair.one(1)), text(new ProtobufFields(pair.one(2)).one(1)));
        }
        return new ReceivedSpan(
                hex.formatHex(span.one(1)),
                hex.formatHex(span.one(2)),
                hex.formatHex(span.one(4)),
                text(span.one(5)),
                texts);
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
