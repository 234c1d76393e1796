package org.schedulesconnector.e2e;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.schedulesconnector.cli.CrawlWorld;

/** Everything that people do to the account and the tenant of a soak test while a connector reads the one and writes the other. */
final class SoakEdits {
    private final CrawlWorld world;
    private final SoakSchedules schedules;
    private final List<Function<Chance, String>> ofSchedules;
    private final List<Function<Chance, String>> ofPeople;
    private final List<Function<Chance, String>> ofPolicies;
    private Instant peopleEdited = Instant.MIN;
    private Instant policiesEdited = Instant.MIN;

    SoakEdits(CrawlWorld world, SoakSetup setup) {
        SoakPeople people = new SoakPeople(world);
        SoakPolicies policies = new SoakPolicies(world);
        this.world = world;
        this.schedules = new SoakSchedules(world, setup);
        // What is named more often happens more often.
        this.ofSchedules = List.of(
                schedules::override,
                schedules::override,
                schedules::override,
                schedules::override,
                schedules::rotate,
                schedules::replacePeople,
                schedules::replacePeople,
                schedules::rename,
                schedules::move,
                schedules::move,
                schedules::add,
                schedules::delete,
                schedules::upgrade);
        this.ofPeople = List.of(
                people::join,
                people::leave,
                people::leave,
                people::changeRole,
                people::rename,
                people::hire,
                people::dismiss,
                people::renameTeam,
                people::changePrivacy,
                people::changeAccount);
        this.ofPolicies = List.of(
                policies::rename,
                policies::swap,
                policies::addTarget,
                policies::removeTarget,
                policies::add,
                policies::delete);
    }

    /** One thing happens. */
    String next(Chance chance) {
        return switch (chance.between(0, 9)) {
            case 0, 1, 2, 3, 4 -> chance.any(ofSchedules).apply(chance);
            case 5, 6, 7 -> {
                peopleEdited = world.clock().instant();
                yield chance.any(ofPeople).apply(chance);
            }
            default -> {
                policiesEdited = world.clock().instant();
                yield chance.any(ofPolicies).apply(chance);
            }
        };
    }

    SoakSchedules schedules() {
        return schedules;
    }

    /** When somebody or a team changed last. */
    Instant peopleEdited() {
        return peopleEdited;
    }

    Instant policiesEdited() {
        return policiesEdited;
    }
}
