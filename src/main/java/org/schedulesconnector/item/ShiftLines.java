package org.schedulesconnector.item;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.schedulesconnector.oncall.Interval;
import org.schedulesconnector.oncall.Overlap;
import org.schedulesconnector.oncall.Shift;

/** The body of the text: one line per shift, per gap and per overlap, and the coverage. */
final class ShiftLines {
    /** The most bytes of UTF-8 in the lines of one kind; some 900 shifts fit. */
    static final int MAX_BYTES = 128 * 1024;

    private final ScheduleView view;
    private final SpokenTime time;

    ShiftLines(ScheduleView view, SpokenTime time) {
        this.view = view;
        this.time = time;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.addAll(shifts());
        lines.addAll(gaps());
        lines.addAll(overlaps());
        lines.add("Coverage " + SpokenTime.days(view.window()) + " (UTC days): " + coverage() + ".");
        return lines;
    }

    private List<String> shifts() {
        String days = SpokenTime.days(view.window());
        if (view.schedule().shifts().isEmpty()) {
            return List.of("The schedule has no shift " + days + ".");
        }
        List<String> lines = new ArrayList<>();
        lines.add("Who is on call " + days + ", times in " + time.zoneName() + ":");
        lines.addAll(near(view.schedule().shifts().stream().map(this::shift), "shift"));
        return lines;
    }

    private NearNow.Entry shift(Shift shift) {
        String text = "- " + stretch(shift.time()) + ": " + People.nameAndEmail(shift.person()) + override(shift);
        return new NearNow.Entry(shift.time(), text);
    }

    private String override(Shift shift) {
        if (shift.isOverride()) {
            return " (override)";
        }
        if (shift.overrides().isEmpty()) {
            return "";
        }
        List<String> parts =
                shift.overrides().stream().map(part -> "from " + plain(part)).toList();
        return " (override " + Sentences.and(parts) + ")";
    }

    private List<String> gaps() {
        List<Interval> gaps = view.coverage().gaps();
        if (gaps.isEmpty()) {
            return List.of("No gaps: somebody is on call all the time " + SpokenTime.days(view.window()) + ".");
        }
        return near(gaps.stream().map(gap -> new NearNow.Entry(gap, gap(gap))), "gap");
    }

    private String gap(Interval gap) {
        return "Nobody is on call from " + time.local(gap.start()) + (startsUnseen(gap) ? " (or earlier)" : "") + " to "
                + time.local(gap.end()) + (endsUnseen(gap) ? " (or later)" : "") + ".";
    }

    private List<String> overlaps() {
        List<Overlap> overlaps = view.coverage().overlaps();
        if (overlaps.isEmpty()) {
            return List.of("No overlaps.");
        }
        return near(overlaps.stream().map(this::overlap), "overlap");
    }

    private NearNow.Entry overlap(Overlap overlap) {
        String text = Sentences.and(People.names(overlap.people())) + " are on call together from "
                + plain(overlap.time()) + ".";
        return new NearNow.Entry(overlap.time(), text);
    }

    private List<String> near(Stream<NearNow.Entry> entries, String noun) {
        NearNow near = NearNow.of(entries.toList(), view.now(), MAX_BYTES);
        List<String> lines = new ArrayList<>(near.kept());
        if (near.earlierLeftOut() > 0) {
            lines.add(0, "(" + Sentences.plural(near.earlierLeftOut(), "earlier " + noun) + " left out here.)");
        }
        if (near.laterLeftOut() > 0) {
            lines.add("(" + Sentences.plural(near.laterLeftOut(), "later " + noun) + " left out here.)");
        }
        return lines;
    }

    /** Shifts are cut at the window's edges, so what touches one may be longer than was seen. */
    private String stretch(Interval of) {
        if (!startsUnseen(of) && !endsUnseen(of)) {
            return plain(of);
        }
        return (startsUnseen(of) ? "since at least " : "from ")
                + time.local(of.start())
                + (endsUnseen(of) ? ", until at least " : ", until ")
                + time.local(of.end());
    }

    private String plain(Interval of) {
        return time.local(of.start()) + " to " + time.local(of.end());
    }

    private boolean startsUnseen(Interval of) {
        return of.start().equals(view.window().start());
    }

    private boolean endsUnseen(Interval of) {
        return of.end().equals(view.window().end());
    }

    /** Rounding must not claim that a schedule with a gap has none, nor that one with a shift is empty. */
    private String coverage() {
        double percent = view.coverage().percent();
        if (percent >= 99.95 && !view.coverage().gaps().isEmpty()) {
            return "more than 99.9 %";
        }
        if (percent < 0.05 && !view.schedule().shifts().isEmpty()) {
            return "less than 0.1 %";
        }
        return Math.round(percent * 10) / 10.0 + " %";
    }
}
