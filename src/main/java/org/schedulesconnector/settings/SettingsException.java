package org.schedulesconnector.settings;

import java.util.List;
import java.util.stream.Collectors;

/** The settings cannot be used. Holds every mistake found, so that they can be put right in one go. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<SettingsProblem> problems;

    public SettingsException(List<SettingsProblem> problems) {
        super(message(problems));
        this.problems = List.copyOf(problems);
    }

    /** Every mistake, in the order of the settings, unknown keys last; never empty. */
    public List<SettingsProblem> problems() {
        return problems;
    }

    private static String message(List<SettingsProblem> problems) {
        String count = problems.size() == 1 ? "1 mistake" : problems.size() + " mistakes";
        return problems.stream()
                .map(problem -> "- " + problem)
                .collect(Collectors.joining(
                        System.lineSeparator(), count + " in the settings:" + System.lineSeparator(), ""));
    }
}
