package org.schedulesconnector.settings;

import java.util.List;
import java.util.Objects;

/**
 * Which schedules are indexed: those that fit every list of {@code include} that is not empty, and no entry of {@code exclude}.
 *
 * @param include what is taken; everything when its lists are empty, not null
 * @param exclude what is left out even so, not null
 */
public record FilterSettings(Entries include, Entries exclude) {
    /** Every schedule is indexed. */
    public static final FilterSettings NONE = new FilterSettings(Entries.NONE, Entries.NONE);

    public FilterSettings {
        Objects.requireNonNull(include, "include");
        Objects.requireNonNull(exclude, "exclude");
    }

    /**
     * The lists of one side.
     *
     * @param teams names of teams, in any case of letters, or their ids
     * @param names patterns of schedule names, in any case of letters: {@code *} is any text, {@code ?} one character
     * @param ids schedule ids
     * @param kinds {@code layer-based}, {@code shift-based}
     */
    public record Entries(List<String> teams, List<String> names, List<String> ids, List<String> kinds) {
        static final Entries NONE = new Entries(List.of(), List.of(), List.of(), List.of());

        public Entries {
            teams = List.copyOf(teams);
            names = List.copyOf(names);
            ids = List.copyOf(ids);
            kinds = List.copyOf(kinds);
        }
    }
}
