package org.schedulesconnector.access;

/**
 * One mistake in the overrides file.
 *
 * @param line the line's number, from 1
 * @param wrong what is wrong with it
 * @param rule what is allowed
 * @param remedy what to do
 */
public record OverridesProblem(int line, String wrong, String rule, String remedy) {
    @Override
    public String toString() {
        return "line " + line + ": " + wrong + ". " + rule + " " + remedy;
    }
}
