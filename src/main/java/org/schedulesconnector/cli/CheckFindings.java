package org.schedulesconnector.cli;

import java.util.ArrayList;
import java.util.List;

/** Takes down what {@code check} finds, in the order it is found. */
final class CheckFindings {
    private final List<CheckFinding> found = new ArrayList<>();

    void ok(CheckFinding.Side side, String subject, String detail) {
        found.add(new CheckFinding(CheckFinding.State.OK, side, subject, detail, null));
    }

    void warn(CheckFinding.Side side, String subject, String detail, String remedy) {
        found.add(new CheckFinding(CheckFinding.State.WARNING, side, subject, detail, remedy));
    }

    void fail(CheckFinding.Side side, String subject, String detail, String remedy) {
        found.add(new CheckFinding(CheckFinding.State.FAILED, side, subject, detail, remedy));
    }

    /** @param because what failed that it needs */
    void skip(CheckFinding.Side side, String subject, String because) {
        found.add(
                new CheckFinding(CheckFinding.State.SKIPPED, side, subject, "not looked at, because " + because, null));
    }

    List<CheckFinding> all() {
        return List.copyOf(found);
    }

    /** Of the first failure; {@link ExitCode#DONE} when there is none. */
    int exitCode() {
        return found.stream()
                .filter(finding -> finding.state() == CheckFinding.State.FAILED)
                .map(finding -> finding.side().exitCode())
                .findFirst()
                .orElse(ExitCode.DONE);
    }
}
