package org.schedulesconnector.sandbox.pagerduty;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Filters of listings: values of one are alternatives, several must all hold. */
final class Filters {
    private Filters() {}

    /** {@code query}: part of the name, in any case. */
    static <T> Predicate<T> query(Parameters parameters, Function<T, String> name) {
        Optional<String> wanted = parameters.text("query").map(text -> text.toLowerCase(Locale.ROOT));
        return value -> wanted.map(
                        part -> name.apply(value).toLowerCase(Locale.ROOT).contains(part))
                .orElse(true);
    }

    /** A set filter such as {@code team_ids[]}: one of its values is among the ids of the value. */
    static <T> Predicate<T> anyOf(Parameters parameters, String name, Function<T, Collection<String>> ids) {
        Set<String> wanted = parameters.set(name);
        return value -> wanted.isEmpty() || ids.apply(value).stream().anyMatch(wanted::contains);
    }

    @SafeVarargs
    static Set<String> union(Set<String>... sets) {
        Set<String> union = new HashSet<>();
        for (Set<String> set : sets) {
            union.addAll(set);
        }
        return union;
    }
}
