package org.schedulesconnector.benchmark;

import java.util.List;
import java.util.stream.Stream;

/** An account: for five schedules one person, for fifty a team, for ten an escalation policy. */
record AccountShape(int layerBased, int shiftBased, int users, int teams, int policies) {
    static AccountShape of(int layerBased, int shiftBased) {
        int all = layerBased + shiftBased;
        return new AccountShape(
                layerBased, shiftBased, Math.max(60, all / 5), Math.max(10, all / 50), Math.max(10, all / 10));
    }

    int schedules() {
        return layerBased + shiftBased;
    }

    List<String> arguments() {
        return Stream.of(layerBased, shiftBased, users, teams, policies)
                .map(String::valueOf)
                .toList();
    }
}
