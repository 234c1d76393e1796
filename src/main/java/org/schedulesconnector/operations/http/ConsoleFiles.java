package org.schedulesconnector.operations.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Serves the web console: a fixed list of files from the class path, so that no path a caller makes up reaches a file. Browsers may load
 * nothing for it from elsewhere, and run no script or style that is written into a page.
 */
final class ConsoleFiles {
    static final String POLICY =
            "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";
    private static final String OWN = "/console/";
    private static final String CHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.esm.min.js";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final List<String> MODULES = List.of(
            "app",
            "api",
            "page",
            "times",
            "orders",
            "now",
            "runs",
            "schedules",
            "schedule",
            "troubles",
            "access",
            "charts");
    private static final Map<String, File> FILES = files();

    private ConsoleFiles() {}

    private static Map<String, File> files() {
        File index = new File(OWN + "index.html", "text/html; charset=utf-8");
        Map<String, File> files = new HashMap<>();
        files.put("/", index);
        files.put(OWN, index);
        files.put(OWN + "console.css", new File(OWN + "console.css", "text/css; charset=utf-8"));
        files.put(OWN + "icon.svg", new File(OWN + "icon.svg", "image/svg+xml"));
        MODULES.forEach(name -> files.put(OWN + name + ".js", new File(OWN + name + ".js", SCRIPT)));
        files.put(OWN + "webjars/echarts.js", new File(CHARTS, SCRIPT));
        return files;
    }

    static void serve(Router router) {
        FILES.forEach((path, file) -> {
            Buffer content = file.read();
            router.get(path).handler(call -> answer(call, file.type(), content));
        });
    }

    private static void answer(RoutingContext call, String type, Buffer content) {
        call.response()
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("Content-Type", type)
                .end(content);
    }

    private record File(String resource, String type) {
        Buffer read() {
            try (InputStream in = ConsoleFiles.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IllegalStateException("the console's file " + resource + " is not on the class path");
                }
                return Buffer.buffer(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
