package org.schedulesconnector.sandbox.pagerduty;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of layer-based schedule that teams keep, and the odd ones they leave behind. */
enum LayerRecipe {
    PRIMARY("Primary", "First line") {
        @Override
        List<Layer> layers(Cast cast) {
            return List.of(weekly(cast, "Weekly", 1, cast.people(0, 4)));
        }

        @Override
        List<LayerOverride> overrides(Cast cast, List<Layer> layers) {
            return List.of(swap(cast, layers.get(0), 1), swap(cast, layers.get(0), -3));
        }
    },
    SECONDARY("Secondary", "Second line, paged after fifteen minutes") {
        @Override
        List<Layer> layers(Cast cast) {
            return List.of(weekly(cast, "Weekly", 1, cast.people(2, 4)));
        }
    },
    FOLLOW_THE_SUN("Follow the Sun", "Three sites, eight hours each") {
        @Override
        List<Layer> layers(Cast cast) {
            return Stream.of(0, 1, 2)
                    .map(site -> daily(
                            cast,
                            List.of("EMEA", "Americas", "APAC").get(site),
                            cast.people(site * 2, 2),
                            Restriction.daily(LocalTime.of(site * 8, 0), Duration.ofHours(8))))
                    .toList();
        }
    },
    BUSINESS_HOURS("Business Hours", "Nobody is on call outside office hours") {
        @Override
        List<Layer> layers(Cast cast) {
            Restriction[] weekdays = Stream.of(DayOfWeek.values())
                    .limit(5)
                    .map(day -> Restriction.weekly(day, LocalTime.of(9, 0), Duration.ofHours(8)))
                    .toArray(Restriction[]::new);
            return List.of(weekly(cast, "Office hours", 1, cast.people(0, 3), weekdays));
        }
    },
    NIGHTS("Nights", "") {
        @Override
        List<Layer> layers(Cast cast) {
            return List.of(daily(
                    cast, "Nights", cast.people(0, 5), Restriction.daily(LocalTime.of(20, 0), Duration.ofHours(12))));
        }
    },
    WEEKENDS("Weekends", "From Friday evening to Monday morning") {
        @Override
        List<Layer> layers(Cast cast) {
            Restriction weekend = Restriction.weekly(DayOfWeek.FRIDAY, LocalTime.of(18, 0), Duration.ofHours(62));
            return List.of(weekly(cast, "Weekend", 1, cast.people(1, 3), weekend));
        }
    },
    MANAGERS("Escalation Managers", "Two weeks each. 経営陣 / إدارة / 🚨") {
        @Override
        List<Layer> layers(Cast cast) {
            return List.of(weekly(cast, "Fortnight", 2, cast.people(0, 3)));
        }
    },
    SPLIT_DAY("Twelve Hours", "Day and night change at eight") {
        @Override
        List<Layer> layers(Cast cast) {
            Instant start = cast.mondayLongAgo(LocalTime.of(8, 0));
            return List.of(layer(cast, "Halves", start, Optional.empty(), Duration.ofHours(12), cast.people(0, 4)));
        }
    },
    WITH_DEPARTED("Legacy Systems", "Somebody in this rotation has left") {
        @Override
        List<Layer> layers(Cast cast) {
            List<String> people = Stream.concat(cast.people(0, 2).stream(), Stream.of(cast.departed()))
                    .toList();
            return List.of(weekly(cast, "Weekly", 1, people));
        }
    },
    STACKED("Major Incidents", "A base layer, a weekend layer above it, and many swaps") {
        @Override
        List<Layer> layers(Cast cast) {
            Restriction weekend = Restriction.weekly(DayOfWeek.SATURDAY, LocalTime.MIDNIGHT, Duration.ofHours(48));
            return List.of(
                    daily(cast, "Base", cast.people(0, 4)), weekly(cast, "Weekend", 1, cast.people(2, 2), weekend));
        }

        @Override
        List<LayerOverride> overrides(Cast cast, List<Layer> layers) {
            Layer base = layers.get(0);
            LayerOverride inside = new LayerOverride(
                    cast.ids().next(),
                    cast.day(2, LocalTime.of(22, 0)),
                    cast.day(3, LocalTime.of(2, 30)),
                    cast.people().get(3));
            return List.of(swap(cast, base, -5), swap(cast, base, 2), inside, swap(cast, base, 5));
        }
    },
    LAPSED("Migration (retired)", "") {
        @Override
        List<Layer> layers(Cast cast) {
            Instant start = cast.mondayLongAgo(LocalTime.of(9, 0));
            Optional<Instant> end = Optional.of(cast.day(-30, LocalTime.of(9, 0)));
            return List.of(layer(cast, "Until the migration", start, end, Duration.ofDays(7), cast.people(0, 2)));
        }

        @Override
        boolean owned() {
            return false;
        }
    },
    UPCOMING("Launch", "Starts next month") {
        @Override
        List<Layer> layers(Cast cast) {
            Instant start = cast.day(35, LocalTime.of(10, 0));
            return List.of(layer(cast, "Launch", start, Optional.empty(), Duration.ofDays(1), cast.people(0, 3)));
        }
    },
    EMPTY("Unstaffed", "A layer without people") {
        @Override
        List<Layer> layers(Cast cast) {
            return List.of(weekly(cast, "To be staffed", 1, List.of()));
        }

        @Override
        boolean owned() {
            return false;
        }
    };

    private final String title;
    private final String description;

    LayerRecipe(String title, String description) {
        this.title = title;
        this.description = description;
    }

    abstract List<Layer> layers(Cast cast);

    /** From the oldest to the newest. */
    List<LayerOverride> overrides(Cast cast, List<Layer> layers) {
        return List.of();
    }

    /** False for what no team and no escalation policy has. */
    boolean owned() {
        return true;
    }

    LayerSchedule make(String prefix, List<String> teamIds, Cast cast) {
        List<Layer> layers = layers(cast);
        return new LayerSchedule(
                cast.ids().next(),
                prefix.formatted(title),
                description,
                cast.timeZone(),
                owned() ? teamIds : List.of(),
                layers,
                overrides(cast, layers));
    }

    private static Layer weekly(Cast cast, String name, int weeks, List<String> people, Restriction... restrictions) {
        Instant start = cast.mondayLongAgo(LocalTime.of(9, 0));
        return layer(cast, name, start, Optional.empty(), Duration.ofDays(7L * weeks), people, restrictions);
    }

    private static Layer daily(Cast cast, String name, List<String> people, Restriction... restrictions) {
        Instant start = cast.mondayLongAgo(LocalTime.of(8, 0));
        return layer(cast, name, start, Optional.empty(), Duration.ofDays(1), people, restrictions);
    }

    private static Layer layer(
            Cast cast,
            String name,
            Instant start,
            Optional<Instant> end,
            Duration turn,
            List<String> people,
            Restriction... restrictions) {
        return new Layer(cast.ids().next(), name, start, end, start, turn, people, List.of(restrictions));
    }

    /** A night, counted from today, is taken over by whoever is next in the rotation. */
    private static LayerOverride swap(Cast cast, Layer layer, int day) {
        Instant start = cast.day(day, LocalTime.of(20, 0));
        long turn = new Turns(layer.virtualStart(), layer.turnLength(), cast.zone()).indexAt(start);
        String next =
                layer.userIds().get(Math.floorMod(turn + 1, layer.userIds().size()));
        return new LayerOverride(cast.ids().next(), start, cast.day(day + 1, LocalTime.of(8, 0)), next);
    }
}
