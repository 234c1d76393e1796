package org.schedulesconnector.operations.http;

import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.schedulesconnector.crawl.UnknownSubjectException;
import org.schedulesconnector.crawl.view.AccessView;
import org.schedulesconnector.crawl.view.PeopleView;
import org.schedulesconnector.crawl.view.ScheduleDetail;
import org.schedulesconnector.crawl.view.WithheldView;
import org.schedulesconnector.operations.Chronicle;
import org.schedulesconnector.operations.ConnectorControl;
import org.schedulesconnector.operations.ConnectorStatus;
import org.schedulesconnector.operations.Index;
import org.schedulesconnector.operations.Kept;
import org.schedulesconnector.operations.Reply;
import org.schedulesconnector.operations.RunView;
import org.schedulesconnector.operations.StatusBoard;

/** What the routes of the API do, one method for each. */
public final class ApiCalls {
    private final StatusBoard board;
    private final ConnectorControl control;
    private final Chronicle chronicle;
    private final Index index;
    private final Kept<ReadyJson> schedules;

    public ApiCalls(StatusBoard board, ConnectorControl control, Chronicle chronicle, Index index) {
        this.index = index;
        this.schedules = new Kept<>(index::state, () -> ReadyJson.of(index.schedules()));
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

    public Object schedules() {
        return schedules.read();
    }

    public ScheduleDetail schedule(@Variable("call") ApiCall call) {
        return index.schedule(call.scheduleId())
                .orElseThrow(() -> new ApiProblem(
                        404,
                        "The ledger has no reading of a schedule " + call.scheduleId() + ".",
                        "It has those of the schedules that a crawl has read.",
                        "GET /api/schedules lists them; POST /api/sync/{id} has one read."));
    }

    public PeopleView people() {
        return index.people();
    }

    public AccessView access(@Variable("call") ApiCall call) {
        try {
            return index.access(call.scheduleId(), call.person());
        } catch (UnknownSubjectException e) {
            throw new ApiProblem(
                    404,
                    e.getMessage(),
                    "The answer comes from the ledger, as the last crawl left it.",
                    "Correct the id or the e-mail, or have a crawl done.");
        }
    }

    public WithheldView withheld() {
        return index.withheld();
    }

    public Object openapi() {
        return OpenApi.document();
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
