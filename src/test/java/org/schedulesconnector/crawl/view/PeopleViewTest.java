package org.schedulesconnector.crawl.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.access.Identities;
import org.schedulesconnector.access.Identity;
import org.schedulesconnector.access.IdentityStatus;
import org.schedulesconnector.pagerduty.User;

class PeopleViewTest {
    @Test
    void listsEverybodyWithoutAnAccountWithAReasonAndARemedy() {
        Map<String, User> users = new LinkedHashMap<>();
        Map<String, Identity> identities = new LinkedHashMap<>();
        Arrays.stream(IdentityStatus.values()).forEach(status -> {
            String id = status.name();
            users.put(id, new User(id, "Name " + id, id + "@kestrel.example", null, "user", Set.of()));
            identities.put(id, new Identity(id, status, "mail", id, "object-" + id, null));
        });

        PeopleView people = PeopleView.of(users, new Identities(identities));

        assertThat(people.known()).isEqualTo(IdentityStatus.values().length);
        assertThat(people.mapped()).isEqualTo(1);
        assertThat(people.unmapped())
                .hasSize(people.known() - 1)
                .extracting(PeopleView.Unmapped::name)
                .isSorted()
                .doesNotContain("Name MATCHED");
        assertThat(people.unmapped()).allSatisfy(one -> {
            assertThat(one.reason()).startsWith("The user has no Entra account to grant to");
            assertThat(one.remedy()).endsWith(".");
        });
    }

    @Test
    void listsNobodyWhereEveryoneSeesEverything() {
        assertThat(PeopleView.notNeeded(7)).satisfies(people -> {
            assertThat(people.unmapped()).isEmpty();
            assertThat(people.needed()).isFalse();
            assertThat(people.known()).isEqualTo(7);
        });
    }
}
