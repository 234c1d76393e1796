package org.schedulesconnector.item;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineTest {
    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "a\u2028b", "a\u0000\u0085b", " a\t b\n", "a\u00A0\u3000b", "a  b", " a b "})
    void putsSpacesInTheirPlace(String text) {
        assertThat(OneLine.of(text)).isEqualTo("a b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"נועה לוי", "👩🏽‍🚒", "<b>&amp;</b>", "می‌خواهم", "Zoë Grün 1st", "${name} {{now}} *x*"})
    void keepsWhatNamesNeed(String text) {
        assertThat(OneLine.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"'\u202Eabc\u202C', abc", "'\u2066abc\u2069', abc", "'a\uD83Db', 'a\uFFFDb'"})
    void takesOutWhatWouldHarmTheRestOfTheText(String text, String expected) {
        assertThat(OneLine.of(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", "\u202E"})
    void isEmptyWhenThereIsNothing(String text) {
        assertThat(OneLine.of(text)).isEmpty();
    }
}
