package org.schedulesconnector.operations.trace;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * Gives Camel's tracer, where an operator switched it on, an OpenTelemetry that is set by OpenTelemetry's own variables and properties
 * ({@code OTEL_EXPORTER_OTLP_ENDPOINT} and so on). Where nobody did nothing of it is made. No context is sent on in headers: neither PagerDuty nor
 * Graph has a use for it.
 */
public final class Tracing extends LifecycleStrategySupport {
    /** Of the stop of a process that a collector may take up. */
    private static final Duration LONGEST_FLUSH = Duration.ofSeconds(3);

    private static final String PROTOCOL = "otel.exporter.otlp.protocol";
    private static final String TRACES_PROTOCOL = "otel.exporter.otlp.traces.protocol";
    private static final String HTTP = "http/protobuf";

    /** Used where the standard variables say nothing else. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "otel.service.name",
            "pagerduty-schedules-connector",
            PROTOCOL,
            HTTP,
            "otel.metrics.exporter",
            "none",
            "otel.logs.exporter",
            "none");

    /** All but a run, its parts, and what it asks the services: a schedule passes a dozen routes, and there may be ten thousand. */
    static final String EXCLUDED = "(?!direct:(//)?(crawl|preview|map-identities|explain-access|purge|recover"
            + "|connection|directory|permissions|schedules|targeted-schedules|policies|verification|removal|joining)$"
            + "|https?:|graph-external:).*";

    private OpenTelemetrySdk sdk;

    /** Prepares a context that is not configured yet. */
    public static void prepare(CamelContext context) {
        Tracing tracing = new Tracing();
        context.getRegistry().bind("tracer", Tracer.class, tracing::tracer);
        context.getRegistry().bind("propagators", ContextPropagators.class, ContextPropagators::noop);
        context.addLifecycleStrategy(tracing);
        keepLibrariesOut();
    }

    /** Microsoft's SDK would trace its own steps, several for each request and apart from the run. */
    private static synchronized void keepLibrariesOut() {
        if (!GlobalOpenTelemetry.isSet()) {
            GlobalOpenTelemetry.set(OpenTelemetry.noop());
        }
    }

    private synchronized Tracer tracer() {
        if (sdk == null) {
            sdk = AutoConfiguredOpenTelemetrySdk.builder()
                    .addPropertiesSupplier(() -> DEFAULTS)
                    .addPropertiesCustomizer(Tracing::requireHttp)
                    .disableShutdownHook()
                    .build()
                    .getOpenTelemetrySdk();
        }
        return sdk.getTracer("schedules-connector");
    }

    /** OpenTelemetry's own words would ask for another library. */
    private static Map<String, String> requireHttp(ConfigProperties set) {
        String protocol = set.getString(TRACES_PROTOCOL, set.getString(PROTOCOL));
        if (!HTTP.equals(protocol)) {
            throw new ConfigurationException("OTEL_EXPORTER_OTLP_PROTOCOL is " + protocol
                    + ", but traces are sent over HTTP alone. Set it to " + HTTP
                    + ", and OTEL_EXPORTER_OTLP_ENDPOINT to the collector's port for HTTP, mostly 4318.");
        }
        return Map.of();
    }

    @Override
    public void onContextStarting(CamelContext context) {
        OpenTelemetryTracer tracer = context.hasService(OpenTelemetryTracer.class);
        if (tracer != null && tracer.getExcludePatterns() == null) {
            tracer.setExcludePatterns(EXCLUDED);
        }
    }

    /** What was not sent yet is sent now. */
    @Override
    public synchronized void onContextStopped(CamelContext context) {
        if (sdk != null) {
            sdk.shutdown().join(LONGEST_FLUSH.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
