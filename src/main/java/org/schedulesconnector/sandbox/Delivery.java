package org.schedulesconnector.sandbox;

import io.netty.channel.ChannelOption;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Arrays;

/** Sends one answer, or as much of it as a fault lets through. Used on the event loop only. */
final class Delivery {
    private final HttpServerRequest http;
    private final SandboxRequest request;
    private final boolean lastOfConnection;

    Delivery(HttpServerRequest http, SandboxRequest request, boolean lastOfConnection) {
        this.http = http;
        this.request = request;
        this.lastOfConnection = lastOfConnection;
    }

    SandboxRequest request() {
        return request;
    }

    void deliver(SandboxAnswer answer, FaultAction.Delivery how) {
        if (http.response().closed()) {
            return;
        }
        if (how == FaultAction.Delivery.WHOLE) {
            sendWhole(answer);
        } else if (how == FaultAction.Delivery.HALF) {
            sendHalf(answer);
        } else if (how == FaultAction.Delivery.NOTHING) {
            http.connection().close();
        } else {
            reset();
        }
    }

    private void sendWhole(SandboxAnswer answer) {
        HttpServerResponse response = head(answer);
        if (lastOfConnection) {
            response.putHeader("Connection", "close");
            response.end(Buffer.buffer(answer.body()))
                    .onComplete(sent -> http.connection().close());
        } else {
            response.end(Buffer.buffer(answer.body()));
        }
    }

    private void sendHalf(SandboxAnswer answer) {
        byte[] body = answer.body();
        HttpServerResponse response = head(answer).putHeader("Content-Length", String.valueOf(body.length));
        response.write(Buffer.buffer(Arrays.copyOf(body, body.length / 2)))
                .onComplete(sent -> http.connection().close());
    }

    private HttpServerResponse head(SandboxAnswer answer) {
        HttpServerResponse response = http.response().setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        return response;
    }

    /** A close with no time to linger makes the kernel send a reset instead of a polite end. */
    private void reset() {
        ((ConnectionBase) http.connection()).channel().config().setOption(ChannelOption.SO_LINGER, 0);
        http.connection().close();
    }
}
