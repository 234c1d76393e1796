package org.schedulesconnector.cli;

import java.net.URI;
import java.util.List;
import org.schedulesconnector.sandbox.Sandbox;
import org.schedulesconnector.sandbox.pagerduty.AccountSchedule;

/** Lines that show how to change a running sandbox, ready for a shell. */
final class ControlHints {
    private static final String PREFERRED = "Database Primary";

    private final Sandbox running;

    ControlHints(Sandbox running) {
        this.running = running;
    }

    List<String> lines() {
        URI control = running.control().url();
        String id = running.account()
                .scheduleNamed(PREFERRED)
                .or(() -> running.account().schedules().stream().findFirst())
                .map(AccountSchedule::id)
                .orElse("ID");
        return List.of(
                "The control address is " + control + " and lists what it can change. Two examples:",
                "  curl -d '{\"schedule\":\"" + id + "\"}' " + control + "/overrides",
                "  curl -d '{\"advance\":\"PT8H\"}' " + control + "/clock");
    }
}
