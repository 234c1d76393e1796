package org.schedulesconnector.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VerificationFindingsTest {
    private final VerificationFindings findings = new VerificationFindings();

    @Test
    void saysNothingWhenGraphHoldsEverything() {
        findings.same();

        assertThat(findings.notes(false)).isEmpty();
        assertThat(findings.isMostlyMissing()).isFalse();
    }

    @Test
    void saysInOneNoteWhatIsMissingAndWhatDiffers() {
        findings.same();
        findings.missing("P2");
        findings.missing("P1");
        findings.differs("P3", List.of("who may see it", "Name"));

        assertThat(findings.notes(false))
                .containsExactly(
                        "Of 4 items that Graph had accepted and that were read back, 2 were missing (P1; P2) and 1"
                                + " differed (P3: who may see it, Name); they are written again."
                                + " Make sure that nothing else changes this connection.");
    }

    @Test
    void namesTenItemsAtMost() {
        for (int i = 10; i < 21; i++) {
            findings.missing("P" + i);
        }

        assertThat(findings.notes(false).get(0))
                .contains("11 were missing (P10; ")
                .contains("P19; …) and 0 differed;");
    }

    @Test
    void tellsHowManyCouldNotBeReadAndOneReason() {
        findings.unread("Graph answered 503.");
        findings.unread("Graph answered 500.");

        assertThat(findings.notes(false))
                .containsExactly(
                        "2 items could not be read back from Graph to verify them; the first: Graph answered 503.");
        assertThat(findings.isMostlyMissing()).isFalse();
    }

    @Test
    void isMostlyMissingWhenMoreThanHalfOfWhatWasReadBackIsNotThere() {
        findings.missing("P1");
        findings.same();
        findings.unread("Graph answered 503.");
        assertThat(findings.isMostlyMissing()).isFalse();

        findings.missing("P2");
        assertThat(findings.isMostlyMissing()).isTrue();
    }
}
