package org.schedulesconnector.operations.http;

import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.schedulesconnector.operations.ConnectorControl;
import org.schedulesconnector.operations.ConnectorStatus;
import org.schedulesconnector.operations.Reply;
import org.schedulesconnector.operations.StatusBoard;

/** What the routes of the API do, one method for each. */
public final class ApiCalls {
    private final StatusBoard board;
    private final ConnectorControl control;

    public ApiCalls(StatusBoard board, ConnectorControl control) {
        this.board = board;
        this.control = control;
    }

    public ConnectorStatus status() {
        return board.read();
    }

    public Reply crawl(@Body String body) {
        return control.demand(CrawlOrder.read(body).request());
    }

    public Reply sync(@Variable("call") ApiCall call) {
        return control.sync(call.scheduleId());
    }

    public Reply retry() {
        return control.retryFailed();
    }

    public Reply cancel() {
        return control.cancel();
    }

    public Reply pause() {
        return control.pause();
    }

    public Reply resume() {
        return control.resume();
    }
}
