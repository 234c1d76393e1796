package org.schedulesconnector.operations.http;

import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.spi.Registry;
import org.schedulesconnector.operations.Index;
import org.schedulesconnector.operations.Operations;
import org.schedulesconnector.settings.OperationsSettings;

/** The HTTP server of the API: Camel's own, on the address of the settings, for short JSON bodies and nothing else. */
public final class ApiServer {
    private static final long LONGEST_BODY = 16 * 1024;

    private final OperationsSettings settings;
    private final MainHttpServer server = new MainHttpServer();

    public ApiServer(OperationsSettings settings) {
        this.settings = settings;
    }

    /**
     * Makes sure that the address can be had, since Camel's server only logs when it cannot.
     *
     * @throws ApiAddressException when it cannot
     */
    public void requireAddress() {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(settings.host(), settings.port()));
        } catch (IOException e) {
            throw new ApiAddressException(settings.host(), settings.port(), e);
        }
    }

    /** Gives the routes of the API the beans that they name. */
    public void bind(Registry registry, Operations operations, Index index) {
        registry.bind("apiHeaders", new ApiHeaders());
        registry.bind("apiGate", new ApiGate(settings));
        registry.bind(
                "apiCalls", new ApiCalls(operations.board(), operations.control(), operations.chronicle(), index));
        registry.bind("apiAnswers", new ApiAnswers());
    }

    /**
     * Makes the server a part of a context, which starts and stops it. Uploads go to Camel's temporary folder and are deleted with their call:
     * switched off, they would go to the working directory.
     *
     * @throws Exception when the context does not take it
     */
    public void addTo(CamelContext context) throws Exception {
        server.setCamelContext(context);
        server.setHost(settings.host());
        server.setPort(settings.port());
        server.setPath("/");
        server.setMaxBodySize(LONGEST_BODY);
        server.getBodyHandler().setDeleteUploadedFilesOnEnd(true);
        context.addService(server, true, true);
    }

    /** Completes the server once its context has started. */
    public void started() {
        server.getRouter().route().order(Integer.MIN_VALUE).handler(ApiServer::harden);
        server.getRouter().route("/api*").failureHandler(ApiServer::refuseBody);
        ConsoleFiles.serve(server.getRouter());
    }

    /** Whatever answers, be it the server itself where there is nothing: browsers are told to do nothing with it. */
    private static void harden(RoutingContext call) {
        ApiAnswers.HEADERS.forEach((name, value) -> call.response().putHeader(name, value));
        call.next();
    }

    /** Answers for a body that the server would not read to its end; other failures are the server's to answer. */
    private static void refuseBody(RoutingContext call) {
        if (call.statusCode() != ApiAnswers.TOO_LARGE) {
            call.next();
            return;
        }
        ApiProblem problem = new ApiProblem(
                ApiAnswers.TOO_LARGE,
                "The body is too large.",
                "It has at most " + LONGEST_BODY + " bytes.",
                "Send a shorter one.");
        call.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", ApiAnswers.PROBLEM)
                .end(ApiAnswers.text(problem));
    }

    /** Where the server of a context listens; it must have been started there. */
    public static int port(CamelContext context) {
        return context.hasService(VertxPlatformHttpServer.class).getPort();
    }
}
