package org.schedulesconnector.crawl.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.schedulesconnector.oncall.Person;

/** Numbers the people that shifts name, so that each name is told once. Two people of one name have a number each. Not thread-safe. */
final class PeopleIndex {
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();

    /** The person's place in {@link #names()}. */
    int of(Person person) {
        return numbers.computeIfAbsent(person.id(), id -> {
            names.add(person.displayName());
            return names.size() - 1;
        });
    }

    List<String> names() {
        return List.copyOf(names);
    }
}
