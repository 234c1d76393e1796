package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.graph.GraphException.Kind;
import org.schedulesconnector.graph.GroupMembership.Phase;

class GroupRulesTest {
    @Test
    void takesAsManyMembersAsGraphAndNoMore() {
        List<GroupMember> most = People.range(0, 50_000);
        List<GroupMember> tooMany = People.range(0, 50_001);

        assertThatCode(() -> GroupRules.check(group().wanted(most).build())).doesNotThrowAnyException();
        assertThat(refusal(group().wanted(tooMany))).hasMessageContainingAll("pdteamP1", "50,001", "50,000");
    }

    @Test
    void letsPeopleBeRemovedFromAGroupThatHasBecomeTooLarge() {
        GroupMembership group = group().known("Team", People.users(1))
                .wanted(People.range(2, 50_003))
                .phase(Phase.REMOVALS)
                .build();

        assertThatCode(() -> GroupRules.check(group)).doesNotThrowAnyException();
    }

    @Test
    void namesTheRuleThatAGroupBreaks() {
        assertThat(refusal(GroupMembership.of("pd-team", "Team"))).hasMessageContainingAll("pd-team", "128");
        assertThat(refusal(GroupMembership.of("pdteam", " "))).hasMessageContaining("display name");
        assertThat(refusal(group().uncertain(People.users(1)))).hasMessageContaining("not known to exist");
    }

    private static GraphException refusal(GroupMembership.Builder group) {
        GraphException refusal = catchThrowableOfType(GraphException.class, () -> GroupRules.check(group.build()));
        assertThat(refusal.kind()).isEqualTo(Kind.INVALID);
        return refusal;
    }

    private static GroupMembership.Builder group() {
        return GroupMembership.of("pdteamP1", "Team");
    }
}
