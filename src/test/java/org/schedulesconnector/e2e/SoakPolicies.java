package org.schedulesconnector.e2e;

import java.util.List;
import java.util.Optional;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.sandbox.pagerduty.AccountSchedule;
import org.schedulesconnector.sandbox.pagerduty.AccountTeam;
import org.schedulesconnector.sandbox.pagerduty.EscalationPolicy;
import org.schedulesconnector.sandbox.pagerduty.EscalationPolicy.Rule;
import org.schedulesconnector.sandbox.pagerduty.EscalationPolicy.Target;

/** What happens to the escalation policies of a soak test. Each method says what it did. */
final class SoakPolicies {
    private static final int FEWEST = 4;
    private static final int MOST = 14;
    private static final int MOST_LEVELS = 4;

    private final CrawlWorld world;
    private int named;

    SoakPolicies(CrawlWorld world) {
        this.world = world;
    }

    String rename(Chance chance) {
        EscalationPolicy policy = any(chance);
        world.changes().updatePolicy(policy.renamed("Policy " + ++named));
        return "rename of policy " + policy.id();
    }

    String swap(Chance chance) {
        EscalationPolicy policy = any(chance);
        if (policy.rules().size() < 2) {
            return rename(chance);
        }
        world.changes().updatePolicy(policy.swapped(1, policy.rules().size()));
        return "levels of policy " + policy.id() + " swapped";
    }

    String addTarget(Chance chance) {
        EscalationPolicy policy = any(chance);
        Target target = target(chance);
        if (policy.targets().anyMatch(target::equals) || policy.rules().size() >= MOST_LEVELS) {
            return rename(chance);
        }
        int level = chance.between(1, policy.rules().size() + 1);
        world.changes().updatePolicy(policy.with(level, target));
        return "policy " + policy.id() + " pages " + target.id() + " at level " + level;
    }

    String removeTarget(Chance chance) {
        EscalationPolicy policy = any(chance);
        if (policy.rules().size() < 2) {
            return rename(chance);
        }
        Target target = chance.any(policy.targets().toList());
        world.changes().updatePolicy(policy.without(target));
        return "policy " + policy.id() + " pages " + target.id() + " no more";
    }

    String add(Chance chance) {
        if (world.account().policies().size() >= MOST) {
            return delete(chance);
        }
        String id = "PEPSOAK" + ++named;
        Optional<String> team = chance.oneIn(3)
                ? Optional.empty()
                : Optional.of(chance.any(world.account().teams())).map(AccountTeam::id);
        Rule first = new Rule(id + "L1", 15, List.of(target(chance)));
        world.changes().addPolicy(new EscalationPolicy(id, "Policy " + named, "", 1, team, List.of(first)));
        return "new policy " + id;
    }

    String delete(Chance chance) {
        if (world.account().policies().size() <= FEWEST) {
            return rename(chance);
        }
        EscalationPolicy policy = any(chance);
        world.changes().deletePolicy(policy.id());
        return "deletion of policy " + policy.id();
    }

    private EscalationPolicy any(Chance chance) {
        return chance.any(world.account().policies());
    }

    private Target target(Chance chance) {
        AccountSchedule schedule = chance.any(world.account().schedules());
        return chance.oneIn(4) ? Target.user(chance.any(world.account().users()).id()) : Target.schedule(schedule.id());
    }
}
