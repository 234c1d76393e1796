package org.schedulesconnector.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NamePatternProperties {
    @Property(tries = 2_000)
    void fitsWhatAPlainReadingOfThePatternFits(@ForAll("patterns") String pattern, @ForAll("names") String name) {
        assertThat(NamePattern.of(pattern).fits(name)).isEqualTo(fits(pattern, name));
    }

    @Example
    void isQuickToSeeThatNothingFits() {
        NamePattern pattern = NamePattern.of("*a".repeat(60) + "*b*c");

        boolean fits = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> pattern.fits("a".repeat(255)));

        assertThat(fits).isFalse();
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars("ab.?**").ofMaxLength(8);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withChars("aB.").ofMaxLength(8);
    }

    private static boolean fits(String pattern, String name) {
        if (pattern.isEmpty()) {
            return name.isEmpty();
        }
        if (pattern.charAt(0) == '*') {
            return fits(pattern.substring(1), name) || !name.isEmpty() && fits(pattern, name.substring(1));
        }
        boolean first = !name.isEmpty()
                && (pattern.charAt(0) == '?'
                        || Character.toLowerCase(pattern.charAt(0)) == Character.toLowerCase(name.charAt(0)));
        return first && fits(pattern.substring(1), name.substring(1));
    }
}
