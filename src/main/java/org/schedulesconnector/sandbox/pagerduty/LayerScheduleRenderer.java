package org.schedulesconnector.sandbox.pagerduty;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Turns the layers and overrides of one layer-based schedule into the entries of a window. */
final class LayerScheduleRenderer {
    private final LayerSchedule schedule;
    private final RenderWindow window;
    private final ZoneId zone;

    LayerScheduleRenderer(LayerSchedule schedule, RenderWindow window) {
        this.schedule = schedule;
        this.window = window;
        this.zone = schedule.zone();
    }

    List<RenderedEntry> layer(Layer layer) {
        return trimmed(turnsOf(layer, window.span()));
    }

    /** The override layer: where overrides overlap, the newest wins. */
    List<RenderedEntry> overrides() {
        return trimmed(painted(overridesNewestFirst()));
    }

    /** What counts: overrides over layers, a later layer over an earlier one. */
    List<RenderedEntry> finalSchedule() {
        TimeSpan horizon = window.overflow() ? window.span().widenedBy(longestShift()) : window.span();
        List<RenderedEntry> strongestFirst =
                new ArrayList<>(overridesNewestFirst().toList());
        for (int index = schedule.layers().size() - 1; index >= 0; index--) {
            strongestFirst.addAll(turnsOf(schedule.layers().get(index), horizon).toList());
        }
        return trimmed(painted(strongestFirst.stream()));
    }

    double coverage(List<RenderedEntry> entries) {
        CoveredTime covered = new CoveredTime();
        entries.forEach(entry -> covered.claim(entry.span()));
        return covered.percentageOf(window.span());
    }

    private Stream<RenderedEntry> overridesNewestFirst() {
        List<LayerOverride> overrides = schedule.overrides();
        return LongStream.range(0, overrides.size())
                .mapToObj(back -> overrides.get((int) (overrides.size() - 1 - back)))
                .map(override -> new RenderedEntry(override.span(), override.userId()));
    }

    private Stream<RenderedEntry> turnsOf(Layer layer, TimeSpan horizon) {
        if (layer.userIds().isEmpty() || !layer.life().overlaps(horizon)) {
            return Stream.empty();
        }
        Turns turns = new Turns(layer.virtualStart(), layer.turnLength(), zone);
        long first = turns.indexAt(TimeSpan.later(horizon.start(), layer.start()));
        long last = turns.indexAt(horizon.end());
        return LongStream.rangeClosed(first, last).boxed().flatMap(index -> {
            String user =
                    layer.userIds().get(Math.floorMod(index, layer.userIds().size()));
            return turns.turn(index).intersection(layer.life()).stream()
                    .flatMap(turn -> restricted(turn, layer))
                    .filter(horizon::overlaps)
                    .map(part -> new RenderedEntry(part, user));
        });
    }

    private Stream<TimeSpan> restricted(TimeSpan turn, Layer layer) {
        if (layer.restrictions().isEmpty()) {
            return Stream.of(turn);
        }
        CoveredTime allowed = new CoveredTime();
        for (Restriction restriction : layer.restrictions()) {
            restriction.touching(turn, zone).forEach(allowed::claim);
        }
        return allowed.merged().stream().flatMap(part -> part.intersection(turn).stream());
    }

    private static Stream<RenderedEntry> painted(Stream<RenderedEntry> strongestFirst) {
        CoveredTime taken = new CoveredTime();
        return strongestFirst
                .flatMap(entry ->
                        taken.claim(entry.span()).stream().map(part -> new RenderedEntry(part, entry.userId())))
                .sorted(Comparator.comparing(entry -> entry.span().start()));
    }

    private List<RenderedEntry> trimmed(Stream<RenderedEntry> entries) {
        return entries.flatMap(entry ->
                        window.trim(entry.span()).map(part -> new RenderedEntry(part, entry.userId())).stream())
                .toList();
    }

    /** No entry is longer than this, so what lies farther away cannot touch one that touches the window. */
    private Duration longestShift() {
        Stream<Duration> turns = schedule.layers().stream().map(Layer::turnLength);
        Stream<Duration> overrides =
                schedule.overrides().stream().map(override -> override.span().length());
        return Stream.concat(turns, overrides)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO)
                .plusDays(1);
    }
}
