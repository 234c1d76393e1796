package org.schedulesconnector.operations.http;

import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.schedulesconnector.operations.Chronicle;
import org.schedulesconnector.operations.ConnectorControl;
import org.schedulesconnector.operations.ConnectorStatus;
import org.schedulesconnector.operations.Reply;
import org.schedulesconnector.operations.RunView;
import org.schedulesconnector.operations.StatusBoard;

/** What the routes of the API do, one method for each. */
public final class ApiCalls {
    private final StatusBoard board;
    private final ConnectorControl control;
    private final Chronicle chronicle;

    public ApiCalls(StatusBoard board, ConnectorControl control, Chronicle chronicle) {
        this.board = board;
        this.control = control;
        this.chronicle = chronicle;
    }

    public ConnectorStatus status() {
        return board.read();
    }

    public Chronicle.Runs runs() {
        return chronicle.runs();
    }

    public RunView run(@Variable("call") ApiCall call) {
        return chronicle
                .run(call.runId())
                .orElseThrow(() -> new ApiProblem(
                        404,
                        "The ledger knows no run " + call.runId() + ".",
                        "Old runs are forgotten.",
                        "GET /api/runs lists those that are kept."));
    }

    public Chronicle.Failures failures() {
        return chronicle.failures();
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
