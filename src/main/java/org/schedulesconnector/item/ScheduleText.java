package org.schedulesconnector.item;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of an item, written so that any line can be quoted as an answer: who is on call now and until when, who is next, every
 * shift, gap and overlap, then what the schedule is for. Times are told in the schedule's zone, those that matter most in UTC too.
 *
 * <p>It is bounded: each list has at most {@value ShiftLines#MAX_BYTES} bytes, what lies near now first, and says how much it leaves
 * out. Nothing in it names the moment of the crawl, so that it stays the same until somebody hands over.
 */
final class ScheduleText {
    private ScheduleText() {}

    static String of(ScheduleView view) {
        SpokenTime time = new SpokenTime(view.schedule().zone());
        List<String> lines = new ArrayList<>();
        lines.addAll(new NowLines(view, time).lines());
        lines.addAll(new ShiftLines(view, time).lines());
        lines.addAll(new AboutLines(view, time).lines());
        return String.join("\n", lines);
    }
}
