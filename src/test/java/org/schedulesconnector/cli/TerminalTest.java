package org.schedulesconnector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTest {
    private final StringWriter written = new StringWriter();
    private final PrintWriter terminal = Terminal.over(new PrintWriter(written));

    @ParameterizedTest
    @ValueSource(chars = {'\u0000', '\u0007', '\b', '\r', '\u001b', '\u007f', '\u0085', '\u009b'})
    void escapesWhatSteersATerminal(char character) {
        print("a" + character + "b");

        assertThat(written.toString()).isEqualTo("a\\u%04xb%n".formatted((int) character));
    }

    @ParameterizedTest
    @ValueSource(
            chars = {'\u061c', '\u200e', '\u200f', '\u2028', '\u2029', '\u202a', '\u202e', '\u2066', '\u2069', '\ufeff'
            })
    void escapesWhatTurnsOrBreaksLines(char character) {
        print(String.valueOf(character));

        assertThat(written.toString()).isEqualTo("\\u%04x%n".formatted((int) character));
    }

    @Test
    void leavesNamesOfPeopleAndTheirPicturesAlone() {
        String names = "Søren 王芳 \ud83d\udc68\u200d\ud83d\ude92 महेश\tÅse";

        print(names);

        assertThat(written.toString().strip()).isEqualTo(names);
    }

    @Test
    void keepsJsonEqual() throws JsonProcessingException {
        Map<String, String> answer = Map.of("name", "a\u001b[2J\r\n\u2028\u202e\u009bz\"\\");

        print(Json.of(answer));

        assertThat(new ObjectMapper().readValue(written.toString(), Map.class)).isEqualTo(answer);
        assertThat(written.toString().chars()).noneMatch(Terminal::isRisky);
    }

    private void print(String text) {
        terminal.println(text);
    }
}
