package org.schedulesconnector.crawl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.apache.commons.lang3.StringUtils;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.LedgerItem;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.oncall.ScheduleKind;
import org.schedulesconnector.settings.FilterSettings;

/**
 * What the routes ask about schedules that the settings keep out of the index. The item of one that was indexed is left to the removal,
 * which only a run of the whole account does.
 */
public final class FilterSteps {
    private final ContentFilter filter;
    private final FailureSteps failures;
    private final Ledger ledger;

    public FilterSteps(FilterSettings settings, FailureSteps failures, Ledger ledger) {
        this.filter = new ContentFilter(settings);
        this.failures = failures;
        this.ledger = ledger;
    }

    /** The layer-based schedules of a page that no filter drops, as far as a listing tells. */
    public List<JsonNode> layerBased(@Variable("run") CrawlRun run, @Body List<JsonNode> page) {
        return wanted(run, page, ScheduleKind.LAYER_BASED);
    }

    /** The shift-based schedules of a page that no filter drops, as far as their references tell. */
    public List<JsonNode> shiftBased(@Variable("run") CrawlRun run, @Body List<JsonNode> page) {
        return wanted(run, page, ScheduleKind.SHIFT_BASED);
    }

    /** Whether a schedule that was read, and completed from the directory, is indexed. */
    public boolean isWanted(@Variable("run") CrawlRun run, @Body OnCallSchedule schedule) {
        return fits(run, FilterCandidate.read(schedule, run.access().knowsTeamsOf(schedule)));
    }

    /** Everything was looked at: the run says what is kept out, and why. A slip in a team's name drops every schedule, or none. */
    public void tell(@Variable("run") CrawlRun run) {
        run.schedules().exclusions().byReason().forEach((reason, ids) -> say(run, ids, sentence(run, reason, ids)));
        if (!run.isTargeted()) {
            filter.unknownTeams(run.directory().teams().values())
                    .forEach(slip -> say(run, run.schedules().exclusions().ids(), slip));
        }
        run.schedules().exclusions().ids().stream()
                .filter(id -> !run.memory().items().containsKey(id))
                .forEach(id -> plan(run, id));
    }

    private List<JsonNode> wanted(CrawlRun run, List<JsonNode> page, ScheduleKind kind) {
        return page.stream().filter(listed -> fits(run, listed, kind)).toList();
    }

    private boolean fits(CrawlRun run, JsonNode listed, ScheduleKind kind) {
        String id = listed.path("id").asText();
        if (!run.schedules().isOpen(id)) {
            return true;
        }
        run.schedules().named(id, name(listed));
        boolean fits = fits(run, FilterCandidate.listed(id, kind, name(listed)));
        if (!fits) {
            forget(run, id);
        }
        return fits;
    }

    private boolean fits(CrawlRun run, FilterCandidate candidate) {
        Optional<String> reason = filter.reasonToDrop(candidate);
        reason.ifPresent(why -> drop(run, candidate, why));
        return reason.isEmpty();
    }

    private void drop(CrawlRun run, FilterCandidate candidate, String reason) {
        run.schedules().exclude(candidate.id(), new RunExclusions.Exclusion(candidate.name(), reason));
        Step.OF_ONE_ITEM.forEach(step -> failures.healed(run, candidate.id(), step));
        LedgerItem item = run.memory().items().get(candidate.id());
        if (run.isWriting() && run.isTargeted() && item != null) {
            // It would be due again and again until a crawl removes it.
            ledger.items().save(item.withoutHandoff());
        }
    }

    /** What PagerDuty told of it before: nobody keeps that up to date from now on. */
    private void forget(CrawlRun run, String scheduleId) {
        if (run.isWriting() && run.memory().marks().containsKey(scheduleId)) {
            run.writes().dropReading(scheduleId);
        }
    }

    private static String name(JsonNode listed) {
        return StringUtils.firstNonBlank(
                listed.path("name").asText(null), listed.path("summary").asText(null));
    }

    /** What concerns the index is said each time; what only lasts is not, in a crawl every few minutes. */
    private static void say(CrawlRun run, Collection<String> ids, String sentence) {
        if (ids.stream().anyMatch(run.memory().items()::containsKey)) {
            run.recorder().note(sentence);
        } else {
            run.remark(sentence);
        }
    }

    private static String sentence(CrawlRun run, String reason, List<String> ids) {
        if (run.isTargeted()) {
            return "Not written: " + String.join(", ", ids) + "; " + reason
                    + ". What the index has of them goes with a full or incremental crawl.";
        }
        return (ids.size() == 1 ? "1 schedule is" : ids.size() + " schedules are") + " left out: " + reason + ".";
    }

    private static void plan(CrawlRun run, String id) {
        run.schedules()
                .exclusions()
                .find(id)
                .ifPresent(exclusion -> run.plan(new PlannedChange(
                        PlannedChange.Action.EXCLUDE,
                        PlannedChange.Subject.ITEM,
                        id,
                        exclusion.name(),
                        exclusion.reason())));
    }
}
