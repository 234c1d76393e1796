package org.schedulesconnector.item;

import java.util.List;

/** A schema file that cannot be used. It tells all that is wrong with it at once. */
public final class InvalidSchemaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    /**
     * @param source the file, for people
     * @param problems what is wrong, at least one; each names the property, the rule and the remedy
     */
    InvalidSchemaException(String source, List<String> problems) {
        super("The schema " + source + " cannot be used:\n- " + String.join("\n- ", problems));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, one sentence or more each, for a list among other problems of the settings. */
    public List<String> problems() {
        return problems;
    }
}
