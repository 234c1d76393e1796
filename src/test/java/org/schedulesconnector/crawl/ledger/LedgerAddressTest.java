package org.schedulesconnector.crawl.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:file:./state/ledger",
                "jdbc:h2:./state/ledger",
                "jdbc:h2:./state/ledger;TRACE_LEVEL_FILE=0"
            })
    void understandsAFile(String url) {
        LedgerAddress address = LedgerAddress.parse(url);

        Path file = Path.of("state", "ledger.mv.db").toAbsolutePath();
        assertThat(address.product()).isEqualTo(LedgerAddress.Product.H2_FILE);
        assertThat(address.file()).isEqualTo(file);
        assertThat(address.place()).isPresent();
        assertThat(address.location()).isEqualTo("the ledger file " + file);
        assertThat(address.url()).startsWith(url).contains("DB_CLOSE_ON_EXIT=FALSE");
        assertThat(address.isExclusive()).isTrue();
    }

    @Test
    void understandsAFileInTheHomeDirectory() {
        assertThat(LedgerAddress.parse("jdbc:h2:~/ledger").file())
                .isEqualTo(Path.of(System.getProperty("user.home"), "ledger.mv.db"));
    }

    @Test
    void knowsThatH2sServerModeSharesTheFile() {
        assertThat(LedgerAddress.parse("jdbc:h2:./ledger;auto_server=true").isExclusive())
                .isFalse();
    }

    @Test
    void understandsADatabaseInMemory() {
        LedgerAddress address = LedgerAddress.parse("jdbc:h2:mem:demo;TRACE_LEVEL_FILE=0");

        assertThat(address.product()).isEqualTo(LedgerAddress.Product.H2_MEMORY);
        assertThat(address.location()).isEqualTo("the database demo in memory");
        assertThat(address.place()).isEmpty();
    }

    @Test
    void understandsPostgresqlAndShowsItWithoutItsOptions() {
        LedgerAddress address = LedgerAddress.parse("jdbc:postgresql://db.example:5433/ledger?sslmode=require");

        assertThat(address.product()).isEqualTo(LedgerAddress.Product.POSTGRESQL);
        assertThat(address.location()).isEqualTo("the PostgreSQL database db.example:5433/ledger");
        assertThat(address.url()).isEqualTo("jdbc:postgresql://db.example:5433/ledger?sslmode=require");
        assertThat(address.isExclusive()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db/ledger?user=me&password=hunter2",
                "jdbc:postgresql://db/ledger?PASSWORD=hunter2",
                "jdbc:postgresql://me:hunter2@db/ledger",
                "jdbc:h2:./ledger;PASSWORD=hunter2"
            })
    void refusesAPasswordInTheAddressWithoutShowingIt(String url) {
        assertThatThrownBy(() -> LedgerAddress.parse(url))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("state.password")
                .hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ledger",
                "jdbc:h2:",
                "jdbc:h2:file:",
                "jdbc:h2:tcp://host/ledger",
                "jdbc:h2:mem:",
                "jdbc:mysql://db/ledger",
                "jdbc:postgresql:"
            })
    void refusesWhatItDoesNotKnow(String url) {
        assertThatThrownBy(() -> LedgerAddress.parse(url))
                .isInstanceOf(LedgerException.class)
                .hasMessageStartingWith("state.url ");
    }
}
