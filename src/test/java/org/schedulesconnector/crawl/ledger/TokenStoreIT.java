package org.schedulesconnector.crawl.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.schedulesconnector.MovableClock;
import org.schedulesconnector.crawl.ledger.SealingKeyTest.Keys;
import org.schedulesconnector.pagerduty.TokenStore;
import org.schedulesconnector.settings.Secret;
import org.schedulesconnector.settings.StateSettings;

@ParameterizedClass
@EnumSource
class TokenStoreIT {
    private static final Secret TOKENS = new Secret("pdus+_one");

    @Parameter
    TestDatabase database;

    private final String connection = TestDatabase.unusedConnectionId();

    @Test
    void givesBackWhatItHoldsAndNothingElse() {
        TokenStore store = store(Keys.FIRST, null);

        assertThat(held(store)).isEmpty();
        store.replace(TOKENS);
        assertThat(held(store)).contains(TOKENS);
        store.replace(new Secret("pdus+_two"));
        assertThat(held(store)).contains(new Secret("pdus+_two"));
        store.forget();
        assertThat(held(store)).isEmpty();
    }

    @Test
    void keepsNothingReadableInTheDatabase() {
        store(Keys.FIRST, null).replace(TOKENS);

        assertThat(column("sealed")).doesNotContain("pdus").isBase64();
        assertThat(column("key_id")).isEqualTo(new SealingKey(Keys.FIRST).id());
    }

    @Test
    void leavesEverythingAsItWasWhenAChangeFails() {
        TokenStore store = store(Keys.FIRST, null);
        store.replace(TOKENS);

        assertThatThrownBy(() -> store.change(held -> {
                    throw new IllegalArgumentException("refused");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("refused");

        assertThat(held(store)).contains(TOKENS);
    }

    @Test
    void outlivesAConnectionThatIsMadeAnew() {
        Ledger ledger = ledger(Keys.FIRST, null);
        ledger.tokens().replace(TOKENS);

        ledger.forgetConnection();

        assertThat(held(ledger.tokens())).contains(TOKENS);
    }

    @Test
    void movesToANewKeyWhenItIsReadWithTheOldOneBeside() {
        store(Keys.FIRST, null).replace(TOKENS);

        assertThat(held(store(Keys.SECOND, Keys.FIRST))).contains(TOKENS);

        assertThat(column("key_id")).isEqualTo(new SealingKey(Keys.SECOND).id());
        assertThat(held(store(Keys.SECOND, null))).contains(TOKENS);
    }

    @Test
    void saysThatTheKeyIsAnotherOneAndWhatToDo() {
        store(Keys.FIRST, null).replace(TOKENS);
        TokenStore store = store(Keys.SECOND, null);

        assertThatThrownBy(() -> held(store))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("another key than state.encryption-key")
                .hasMessageContaining("state.previous-encryption-key")
                .hasMessageContaining("`authorize`")
                .satisfies(TokenStoreIT::givesNothingAway);

        store.replace(TOKENS);
        assertThat(held(store)).contains(TOKENS);
    }

    @Test
    void saysThatSomebodyChangedTheRow() {
        TokenStore store = store(Keys.FIRST, null);
        store.replace(TOKENS);
        database.database().transaction("tamper", handle -> handle.createUpdate(
                        "UPDATE credential SET sealed = 'AAAA' || sealed WHERE connection_id = :connection")
                .bind("connection", connection)
                .execute());

        assertThatThrownBy(() -> held(store))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("was changed or damaged")
                .hasMessageContaining("`authorize`")
                .satisfies(TokenStoreIT::givesNothingAway);
    }

    @Test
    void needsAKeyToHoldSomething() {
        TokenStore store = store(null, null);

        assertThatThrownBy(() -> store.replace(TOKENS))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("state.encryption-key")
                .hasMessageContaining("openssl rand -base64 32");
    }

    @Test
    void letsOneReplicaAtATimeChangeIt() throws Exception {
        store(Keys.FIRST, null).replace(new Secret("0"));
        AtomicInteger inside = new AtomicInteger();
        ExecutorService replicas = Executors.newFixedThreadPool(4);

        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                TokenStore replica = store(Keys.FIRST, null);
                all.add(replicas.submit(() -> {
                    for (int turn = 0; turn < 25; turn++) {
                        replica.change(held -> {
                            assertThat(inside.incrementAndGet()).isEqualTo(1);
                            int count = Integer.parseInt(held.orElseThrow().reveal());
                            Thread.yield();
                            inside.decrementAndGet();
                            return new Secret("" + (count + 1));
                        });
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            replicas.shutdownNow();
        }

        assertThat(held(store(Keys.FIRST, null))).contains(new Secret("100"));
    }

    private Optional<Secret> held(TokenStore store) {
        List<Optional<Secret>> seen = new ArrayList<>();
        try {
            store.change(held -> {
                seen.add(held);
                return held.orElseThrow(NothingHeld::new);
            });
        } catch (NothingHeld nothing) {
            return Optional.empty();
        }
        return seen.get(0);
    }

    private static final class NothingHeld extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private String column(String name) {
        return database.database().transaction("look", handle -> handle.createQuery(
                        "SELECT " + name + " FROM credential WHERE connection_id = :connection")
                .bind("connection", connection)
                .mapTo(String.class)
                .one());
    }

    private TokenStore store(Secret key, Secret previous) {
        return ledger(key, previous).tokens();
    }

    private Ledger ledger(Secret key, Secret previous) {
        SealingKeys keys = SealingKeys.of(new StateSettings("jdbc:h2:mem:any", null, null, key, previous));
        return new JdbcLedger(database.database(), connection, keys, MovableClock.stopped());
    }

    private static void givesNothingAway(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        assertThat(text.toString()).doesNotContain("pdus", Keys.FIRST.reveal(), Keys.SECOND.reveal());
    }
}
