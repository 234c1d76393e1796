package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.schedulesconnector.graph.FakeGroups.Fault;
import org.schedulesconnector.graph.GroupMembership.Phase;

/** Whatever goes wrong, what a caller remembers from one time to the next is true. */
class GroupSyncProperties {
    private static final String ID = "pdteamP1";

    private FakeGroups groups;
    private GroupOutcome last;

    /** A line for each of ten thousand faults helps nobody. */
    @BeforeContainer
    static void beQuiet() {
        Configurator.setLevel(GraphCaller.class, Level.WARN);
    }

    @AfterContainer
    static void speakAgain() {
        Configurator.setLevel(GraphCaller.class, Level.INFO);
    }

    @Property(tries = 500)
    void nobodyIsInTheGroupWithoutBeingRemembered(
            @ForAll @Size(min = 1, max = 6) List<@Size(max = 5) Set<@IntRange(max = 7) Integer>> wishes,
            @ForAll @Size(max = 60) List<Fault> faults,
            @ForAll @Size(max = 6) List<Phase> phases,
            @ForAll @IntRange(max = 6) int lostBefore) {
        last = null;
        groups = new FakeGroups().group(ID, "Left behind", People.id(0), People.id(1));
        groups.plan(faults.toArray(Fault[]::new));
        for (int i = 0; i < wishes.size(); i++) {
            if (i == lostBefore) {
                groups.lose(ID);
            }
            sync(wishes.get(i), i < phases.size() ? phases.get(i) : Phase.ALL);
        }
        groups.forgetFaults();

        Set<Integer> wish = wishes.get(wishes.size() - 1);
        sync(wish, Phase.ALL);

        if (groups.members(ID) != null) {
            assertThat(last.isComplete()).isTrue();
            assertThat(last.uncertain()).isEmpty();
            assertThat(groups.members(ID)).containsAll(lostBefore < wishes.size() ? Set.of() : ids(wish));
        }
    }

    private void sync(Set<Integer> wish, Phase phase) {
        GroupMembership.Builder group = GroupMembership.of(ID, "Team")
                .wanted(wish.stream().map(People::user).toList())
                .phase(phase);
        if (last != null && last.displayName() != null) {
            group.known(last.displayName(), last.members()).uncertain(last.uncertain());
        }
        try {
            last = groups.sync(group.build(), 2).join();
        } catch (CompletionException nothingDone) {
            return;
        }
        if (last.displayName() != null && groups.members(ID) != null) {
            check(wish);
        }
    }

    private void check(Set<Integer> wish) {
        Set<String> really = new TreeSet<>(groups.members(ID));
        Set<String> remembered = People.ids(last.members());
        remembered.addAll(People.ids(last.uncertain()));
        assertThat(remembered).containsAll(really);
        if (!last.isTooWide()) {
            really.removeAll(ids(wish));
            assertThat(really).isEmpty();
        }
    }

    private static List<String> ids(Set<Integer> wish) {
        return wish.stream().map(People::id).toList();
    }
}
