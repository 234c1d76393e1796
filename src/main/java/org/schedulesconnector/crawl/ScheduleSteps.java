package org.schedulesconnector.crawl;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.Variable;
import org.schedulesconnector.crawl.report.StoppedBy;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.pagerduty.LayerBasedSchedules;
import org.schedulesconnector.pagerduty.PagerDutyRequest;
import org.schedulesconnector.pagerduty.PagerDutyRequests;
import org.schedulesconnector.pagerduty.ShiftBasedSchedules;

/** What the routes ask about single schedules: met before or not, complete or not, and what they say. */
public final class ScheduleSteps {
    private final PagerDutyRequests requests;
    private final LayerBasedSchedules layerBased;
    private final ShiftBasedSchedules shiftBased;

    public ScheduleSteps(PagerDutyRequests requests, LayerBasedSchedules layerBased, ShiftBasedSchedules shiftBased) {
        this.requests = requests;
        this.layerBased = layerBased;
        this.shiftBased = shiftBased;
    }

    public String id(@Body JsonNode listed) {
        return listed.path("id").asText();
    }

    /** Whether a listed schedule is new to the run. When the service stops, none is taken any more. */
    public boolean discover(@Variable("run") CrawlRun run, @Variable("scheduleId") String id, CamelContext context) {
        if (context.isStopping()) {
            run.cancel(StoppedBy.SERVICE);
        }
        return !run.isStopped() && run.schedules().discover(id);
    }

    /** Whether a listed layer-based schedule lacks the final schedule that the listing was asked for. */
    public boolean isUnrendered(@Variable("run") CrawlRun run, @Body JsonNode listed) {
        boolean unrendered = !layerBased.isRendered(listed);
        if (unrendered) {
            run.recorder()
                    .note(
                            "PagerDuty listed layer-based schedules without their final schedule; each was read by itself.");
        }
        return unrendered;
    }

    public PagerDutyRequest layerBasedDetail(@Variable("run") CrawlRun run, @Variable("scheduleId") String id) {
        return requests.layerBasedSchedule(id, run.windows().of(id));
    }

    public PagerDutyRequest shiftBasedDetail(@Variable("run") CrawlRun run, @Variable("scheduleId") String id) {
        return requests.shiftBasedSchedule(id, run.windows().of(id));
    }

    public PagerDutyRequest confirmLayerBased(@Variable("scheduleId") String id) {
        return requests.confirmLayerBased(id);
    }

    public PagerDutyRequest confirmShiftBased(@Variable("scheduleId") String id) {
        return requests.confirmShiftBased(id);
    }

    /** Reads a layer-based schedule, as an element of a listing or as the answer to a request for it alone. */
    public OnCallSchedule readLayerBased(
            @Variable("run") CrawlRun run, @Variable("scheduleId") String id, @Body JsonNode schedule) {
        return layerBased.read(unwrapped(schedule), run.windows().of(id));
    }

    /** Reads the answer to a request for one shift-based schedule. */
    public OnCallSchedule readShiftBased(
            @Variable("run") CrawlRun run, @Variable("scheduleId") String id, @Body JsonNode schedule) {
        return shiftBased.read(unwrapped(schedule), run.windows().of(id));
    }

    private static JsonNode unwrapped(JsonNode answer) {
        return answer.path("schedule").isObject() ? answer.path("schedule") : answer;
    }
}
