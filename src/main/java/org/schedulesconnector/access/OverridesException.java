package org.schedulesconnector.access;

import java.util.List;
import java.util.stream.Collectors;

/** The overrides cannot be used. Holds every mistake found, so that they can be put right in one go. */
public final class OverridesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<OverridesProblem> problems;

    OverridesException(List<OverridesProblem> problems) {
        super(problems.stream()
                .map(problem -> "- " + problem)
                .collect(Collectors.joining(
                        System.lineSeparator(),
                        "The identity overrides cannot be used:" + System.lineSeparator(),
                        "")));
        this.problems = List.copyOf(problems);
    }

    /** Every mistake, by line; never empty. */
    public List<OverridesProblem> problems() {
        return problems;
    }
}
