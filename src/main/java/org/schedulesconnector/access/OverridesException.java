package org.schedulesconnector.access;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The overrides cannot be used. Holds every mistake found, so that they can be put right in one go. */
public final class OverridesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<OverridesProblem> problems;

    OverridesException(List<OverridesProblem> problems) {
        this("The identity overrides", problems);
    }

    private OverridesException(String what, List<OverridesProblem> problems) {
        super(problems.stream()
                .map(problem -> "- " + problem)
                .collect(Collectors.joining(
                        System.lineSeparator(), what + " cannot be used:" + System.lineSeparator(), "")));
        this.problems = List.copyOf(problems);
    }

    private OverridesException(Path file, IOException cause) {
        super(
                "The identity overrides in " + file + " cannot be read ("
                        + cause.getClass().getSimpleName()
                        + "). access.identity.overrides must name a readable CSV file in UTF-8."
                        + " Check who may read it, and save it as UTF-8.",
                cause);
        this.problems = List.of();
    }

    static OverridesException unreadable(Path file, IOException cause) {
        return new OverridesException(file, cause);
    }

    /** The same mistakes, with the file named that holds them. */
    OverridesException in(Path file) {
        return new OverridesException("The identity overrides in " + file, problems);
    }

    /** Every mistake, by line; empty when the file cannot be read at all. */
    public List<OverridesProblem> problems() {
        return problems;
    }
}
