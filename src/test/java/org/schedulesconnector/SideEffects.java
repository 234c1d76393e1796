package org.schedulesconnector;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.URL;
import java.nio.file.Path;
import java.security.Security;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.LogManager;
import java.util.stream.Collectors;
import javax.management.ObjectName;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.sandbox.Sandbox;

/** A program that embeds the connector, and tells what of the JVM is another than it was before. */
final class SideEffects {
    private SideEffects() {}

    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        try (Sandbox sandbox = Sandbox.start()) {
            Map<String, String> settings = new LinkedHashMap<>(sandbox.settings());
            settings.put("state.url", "jdbc:h2:file:" + Path.of(args[0]).resolve("ledger"));
            state();
            Map<String, Object> before = state();
            try (SchedulesConnector connector =
                    SchedulesConnector.builder().settings(settings).onDemand().start()) {
                out.println("crawled " + connector.crawl(CrawlRequest.full()).outcome());
            }
            Map<String, Object> after = state();
            before.forEach((what, value) -> {
                if (!Objects.equals(value, after.get(what))) {
                    out.println(
                            what + " changed: " + difference(String.valueOf(value), String.valueOf(after.get(what))));
                }
            });
            out.println(before.equals(after) ? "nothing changed" : "something changed");
        }
        out.println("still running");
    }

    private static String difference(String before, String after) {
        Set<String> more = new TreeSet<>(Arrays.asList(after.split(", ")));
        more.removeAll(Arrays.asList(before.split(", ")));
        return more.toString();
    }

    private static Map<String, Object> state() throws Exception {
        Map<String, Object> state = new TreeMap<>();
        state.put("system properties", new TreeMap<>(System.getProperties()));
        state.put("time zone", TimeZone.getDefault());
        state.put("locale", Locale.getDefault());
        state.put("standard output", System.out);
        state.put("standard error", System.err);
        state.put("shutdown hooks", hooks());
        state.put("stream handlers", field(URL.class, "factory"));
        state.put("authenticator", String.valueOf(Authenticator.getDefault()));
        state.put("cookies", String.valueOf(CookieHandler.getDefault()));
        state.put("proxies", ProxySelector.getDefault());
        state.put("TLS", SSLContext.getDefault());
        state.put("TLS sockets", HttpsURLConnection.getDefaultSSLSocketFactory());
        state.put("host names", HttpsURLConnection.getDefaultHostnameVerifier());
        state.put("security providers", Arrays.asList(Security.getProviders()));
        state.put("exception handler", String.valueOf(Thread.getDefaultUncaughtExceptionHandler()));
        state.put(
                "java.util.logging",
                Arrays.asList(LogManager.getLogManager().getLogger("").getHandlers()));
        state.put("MBeans", names());
        state.put("threads that keep the JVM alive", threads());
        return state;
    }

    private static Set<String> names() throws Exception {
        return ManagementFactory.getPlatformMBeanServer().queryNames(new ObjectName("*:*"), null).stream()
                .map(ObjectName::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Without those of the sandbox. */
    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon())
                .map(Thread::getName)
                .filter(name -> !name.startsWith("vert.x-"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Object hooks() throws Exception {
        Map<?, ?> hooks = (Map<?, ?>) field(Class.forName("java.lang.ApplicationShutdownHooks"), "hooks");
        return hooks.keySet().stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Object field(Class<?> owner, String name) throws Exception {
        Field field = owner.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(null);
    }
}
