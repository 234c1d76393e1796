package org.schedulesconnector.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.settings.Secret;

class SignInEndTest {
    private static final Instant SIGNED_IN = Instant.parse("2026-09-08T10:00:00Z");

    private final MemoryTokenStore store = new MemoryTokenStore();

    @Test
    void isAYearAfterSomebodySignedInHoweverOftenTokensAreRenewed() {
        TokenGrant later =
                TokenGrant.of(new Secret("access"), Set.of(), SIGNED_IN.plus(Duration.ofDays(100)), Duration.ofDays(1));
        store.replace(new Authorization(later, new Secret("refresh"), SIGNED_IN).text());

        assertThat(SignInEnd.of(store)).contains(Instant.parse("2027-09-08T10:00:00Z"));
    }

    @Test
    void isNotKnownBeforeAnybodySignedIn() {
        assertThat(SignInEnd.of(store)).isEmpty();
    }
}
