package org.schedulesconnector.crawl.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.schedulesconnector.MovableClock;

@ParameterizedClass
@EnumSource
class IdentityStoreIT {
    private static final Instant CHECKED = MovableClock.START;
    private static final StoredIdentity ANA = new StoredIdentity(
            "PANA", "MATCHED", "rule 1", "ana@kestrel.example", "object-a", "Ana@kestrel.example", CHECKED);
    private static final StoredIdentity BO =
            new StoredIdentity("PBO", "UNMATCHED", null, null, null, null, CHECKED.plusSeconds(60));

    @Parameter
    TestDatabase database;

    private Ledger ledger;
    private IdentityStore identities;

    @BeforeEach
    void open() {
        ledger = database.open(MovableClock.stopped());
        identities = ledger.identities();
    }

    @Test
    void givesBackWhoWasFoundAndWhoWasNot() {
        assertThat(identities.load()).isEmpty();

        identities.saveAll(List.of(BO, ANA));
        identities.saveAll(List.of());

        assertThat(identities.load())
                .containsOnlyKeys("PANA", "PBO")
                .containsEntry("PANA", ANA)
                .containsEntry("PBO", BO);
    }

    @Test
    void replacesWhatWasKnownOfAUser() {
        StoredIdentity found =
                new StoredIdentity("PBO", "MATCHED", "rule 2", "bo@kestrel.example", "object-b", null, CHECKED);
        StoredIdentity lost =
                new StoredIdentity("PANA", "DISABLED", "rule 1", "ana@kestrel.example", null, null, CHECKED);
        identities.saveAll(List.of(ANA, BO));

        identities.saveAll(List.of(found, lost));

        assertThat(identities.load().values()).containsExactlyInAnyOrder(found, lost);
    }

    @Test
    void forgetsWhoIsNoUserAnyMore() {
        identities.saveAll(List.of(ANA, BO));

        assertThat(identities.retainOnly(Set.of("PBO", "PNEW"))).isEqualTo(1);
        assertThat(identities.retainOnly(Set.of("PBO", "PNEW"))).isZero();

        assertThat(identities.load()).containsOnlyKeys("PBO");
    }

    @Test
    void keepsConnectionsApart() {
        Ledger other = database.open(MovableClock.stopped());
        identities.saveAll(List.of(ANA));
        other.identities().saveAll(List.of(ANA, BO));

        other.identities().retainOnly(Set.of());

        assertThat(other.identities().load()).isEmpty();
        assertThat(identities.load()).containsOnlyKeys("PANA");
    }

    @Test
    void storesNamesThatPostgresqlWouldRefuse() {
        identities.saveAll(List.of(new StoredIdentity("P1", "UNMATCHED", "rule\0 1", "a\0b", null, null, CHECKED)));

        assertThat(identities.load().get("P1").value()).isEqualTo("ab");
        assertThat(identities.load().get("P1").rule()).isEqualTo("rule 1");
    }

    @Test
    void takesTenThousandUsers() {
        List<StoredIdentity> many = IntStream.range(0, 10_000)
                .mapToObj(number -> new StoredIdentity("P" + number, "MATCHED", "1", "v", "o", "n", CHECKED))
                .toList();

        identities.saveAll(many);
        int forgotten = identities.retainOnly(Set.of("P0"));

        assertThat(forgotten).isEqualTo(9_999);
        assertThat(identities.load()).containsOnlyKeys("P0");
    }

    @Test
    void forgetsAConnectionThatWasDeleted() {
        identities.saveAll(List.of(ANA));

        ledger.forgetConnection();

        assertThat(identities.load()).isEmpty();
    }
}
