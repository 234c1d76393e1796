package org.schedulesconnector.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schedulesconnector.pagerduty.JsonText.page;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.oncall.EscalationPath;
import org.schedulesconnector.oncall.Person;
import org.schedulesconnector.oncall.PolicyReference;
import org.schedulesconnector.oncall.Provenance;
import org.schedulesconnector.oncall.TeamReference;

class DirectoryCollectorTest {
    private final DirectoryCollector collector = new DirectoryCollector();

    @Test
    void readsPeople() {
        collector.addUsers(page("[{'id':'PUANA01','type':'user','name':'Ana Ruiz','email':'ana@kestrel.example',"
                + "'time_zone':'Europe/Madrid','role':'limited_user','teams':[{'id':'PT1'},{'id':'PT2'},{}],"
                + "'http_cal_url':'https://secret'}]"));

        assertThat(collector.build().users())
                .containsEntry(
                        "PUANA01",
                        new User(
                                "PUANA01",
                                "Ana Ruiz",
                                "ana@kestrel.example",
                                "Europe/Madrid",
                                "limited_user",
                                Set.of("PT1", "PT2")));
    }

    @Test
    void bearsPeopleOfWhomOnlyTheIdIsKnown() {
        collector.addUsers(page("[{'id':'PX','name':null,'email':7,'teams':'none'},{'name':'no id'}]"));

        assertThat(collector.build().users().values())
                .containsExactly(new User("PX", null, null, null, null, Set.of()));
    }

    @Test
    void readsTeamsAndTakesSilenceForPrivacy() {
        collector.addTeams(page("[{'id':'PT2','name':'Open','default_role':'manager'},"
                + "{'id':'PT1','name':'Closed','default_role':'none'},{'id':'PT3','summary':'Silent'}]"));

        Directory directory = collector.build();

        assertThat(collector.teamIds()).containsExactly("PT1", "PT2", "PT3");
        assertThat(directory.teams().get("PT2").isPrivate()).isFalse();
        assertThat(directory.teams().get("PT1").isPrivate()).isTrue();
        assertThat(directory.teams().get("PT3").isPrivate()).isTrue();
    }

    @Test
    void findsTheLevelsAtWhichPoliciesPageSchedulesOfBothKinds() {
        collector.addEscalationPolicies(
                page(
                        "[{'id':'PEP2','name':'Platform EP','escalation_rules':["
                                + "{'targets':[{'id':'PS1','type':'schedule_reference'},{'id':'PU1','type':'user_reference'}]},"
                                + "{'targets':[{'id':'PS2','type':'schedule_v3_reference'}]},"
                                + "{'targets':[{'id':'PS1','type':'schedule'},{'type':'schedule_reference'},{'id':'PS9','type':9}]}]},"
                                + "{'id':'PEP1','name':'Another EP','escalation_rules':[{'targets':[{'id':'PS1','type':'schedule_reference'}]}]}]"));

        Directory directory = collector.build();

        assertThat(directory.policiesOf("PS1"))
                .containsExactly(
                        new PolicyReference("PEP1", "Another EP", List.of(1)),
                        new PolicyReference("PEP2", "Platform EP", List.of(1, 3)));
        assertThat(directory.policiesOf("PS2")).containsExactly(new PolicyReference("PEP2", "Platform EP", List.of(2)));
        assertThat(directory.policiesOf("PS9")).isEmpty();
    }

    @Test
    void recallsPoliciesInPlaceOfListingThem() {
        EscalationPath known = Paths.paging("PEP1", "Platform EP", "PS1");

        collector.recallPolicies(Map.of("PEP1", known));

        assertThat(collector.build().paths()).containsOnly(Map.entry("PEP1", known));
        assertThat(collector.build().policiesOf("PS1"))
                .containsExactly(new PolicyReference("PEP1", "Platform EP", List.of(1)));
    }

    @Test
    void namesTheTeamsOfAPolicyAsTheyAreCalledNow() {
        collector.addTeams(page("[{'id':'PT1','name':'Network'}]"));
        collector.addEscalationPolicies(
                page("[{'id':'PEP1','teams':[{'id':'PT1','summary':'Net'},{'id':'PT2','summary':'Gone'}]}]"));
        Directory directory = collector.build();

        assertThat(directory.complete(directory.paths().get("PEP1")).teams())
                .containsExactly(new TeamReference("PT1", "Network"), new TeamReference("PT2", "Gone"));
    }

    @Test
    void answersFromTheReferenceWhatItDoesNotKnow() {
        assertThat(Directory.EMPTY.person("PX", "Old Hand")).isEqualTo(new Person("PX", "Old Hand", null));
        assertThat(Directory.EMPTY.team("PT", null)).isEqualTo(new TeamReference("PT", "PT"));
        assertThat(Directory.EMPTY.provenanceOf("PS")).isEqualTo(Provenance.UNKNOWN);
    }

    @Test
    void isFilledByManyThreads() {
        IntStream.range(0, 2000).parallel().forEach(i -> {
            collector.addUsers(page("[{'id':'P" + i + "'}]"));
            collector.addEscalationPolicies(page("[{'id':'E" + i
                    + "','escalation_rules':[{'targets':[{'id':'PS1','type':'schedule_reference'}]}]}]"));
        });

        assertThat(collector.build().users()).hasSize(2000);
        assertThat(collector.build().policiesOf("PS1")).hasSize(2000);
    }
}
