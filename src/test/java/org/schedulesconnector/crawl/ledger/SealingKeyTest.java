package org.schedulesconnector.crawl.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.settings.Secret;

class SealingKeyTest {
    private static final Secret TEXT = new Secret("pdus+_refresh");

    private final SealingKey key = new SealingKey(Keys.FIRST);

    @Test
    void opensWhatItSealedForTheSameConnection() throws Exception {
        assertThat(key.open(key.seal(TEXT, "one"), "one")).isEqualTo(TEXT);
    }

    @Test
    void sealsTheSameTextAnotherWayEachTime() {
        Set<String> seen = new HashSet<>();

        for (int i = 0; i < 1_000; i++) {
            seen.add(key.seal(TEXT, "one").text());
        }

        assertThat(seen).hasSize(1_000);
    }

    @Test
    void doesNotOpenWhatWasSealedForAnotherConnection() {
        SealedText text = key.seal(TEXT, "one");

        assertThatThrownBy(() -> key.open(text, "other")).isInstanceOf(SealingKey.TamperedException.class);
    }

    @Test
    void noticesAChangeOfAnyByte() {
        byte[] sound = Base64.getDecoder().decode(key.seal(TEXT, "one").text());

        for (int i = 0; i < sound.length; i++) {
            byte[] changed = sound.clone();
            changed[i] ^= 1;
            SealedText text = new SealedText(key.id(), Base64.getEncoder().encodeToString(changed));

            assertThatThrownBy(() -> key.open(text, "one")).isInstanceOf(SealingKey.TamperedException.class);
        }
    }

    @Test
    void noticesWhatIsNoSealedText() {
        for (String text :
                new String[] {"", "AAAA", "no base64", Base64.getEncoder().encodeToString(new byte[27])}) {
            assertThatThrownBy(() -> key.open(new SealedText(key.id(), text), "one"))
                    .isInstanceOf(SealingKey.TamperedException.class);
        }
    }

    @Test
    void isNamedByAnIdThatTellsKeysApartAndGivesNoneAway() {
        SealingKey other = new SealingKey(Keys.SECOND);

        assertThat(key.id()).isEqualTo(new SealingKey(Keys.FIRST).id()).matches("[0-9a-f]{16}");
        assertThat(other.id()).isNotEqualTo(key.id());
        assertThatThrownBy(() -> other.open(key.seal(TEXT, "one"), "one"))
                .isInstanceOf(SealingKey.TamperedException.class);
    }

    /** Keys for tests. */
    static final class Keys {
        static final Secret FIRST = new Secret("FPucA9l+r0qIVdcFVkp9qsYRGXX/1Os4vTJ9PjKoi2E=");
        static final Secret SECOND = new Secret("nO2mYJ8yGcM1b0pX4o7cVhQe5t3uJrS6wKfZ9aLxDBI=");

        private Keys() {}
    }
}
