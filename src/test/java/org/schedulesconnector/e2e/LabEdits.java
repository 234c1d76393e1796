package org.schedulesconnector.e2e;

import java.util.List;
import java.util.function.Function;
import org.schedulesconnector.cli.CrawlWorld;

/** What people do to an account of the fault laboratory; the tenant's people stay who they are. */
final class LabEdits {
    private final List<Function<Chance, String>> all;

    LabEdits(CrawlWorld world, long seed) {
        SoakSchedules schedules = new SoakSchedules(world, SoakSetup.of(seed));
        SoakPeople people = new SoakPeople(world);
        all = List.of(
                schedules::override,
                schedules::override,
                schedules::rotate,
                schedules::replacePeople,
                schedules::rename,
                schedules::move,
                schedules::move,
                schedules::delete,
                schedules::upgrade,
                chance -> copy(world, chance),
                people::join,
                people::leave,
                people::leave,
                people::changeRole,
                people::rename,
                people::hire,
                people::dismiss,
                people::renameTeam,
                people::changePrivacy);
    }

    String next(Chance chance) {
        return chance.any(all).apply(chance);
    }

    private static String copy(CrawlWorld world, Chance chance) {
        String id = world.changes()
                .copySchedule(chance.any(world.account().schedules()).id(), "Copied");
        return "new schedule " + id;
    }
}
