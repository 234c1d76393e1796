package org.schedulesconnector.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.schedulesconnector.access.People.guid;
import static org.schedulesconnector.access.People.withEmail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverridesTest {

    @Test
    void namesTheFileThatHoldsMistakes(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("people.csv"), "user,account\nP1");

        assertThatThrownBy(() -> Overrides.read(file))
                .isInstanceOf(OverridesException.class)
                .hasMessageContainingAll(file.toString(), "line 2");
    }

    @Test
    void refusesAFileThatIsNotInUtf8(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("people.csv");
        Files.writeString(file, "user,account\njosé@k.example,jose@contoso.com", StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> Overrides.read(file))
                .isInstanceOf(OverridesException.class)
                .hasMessageContainingAll(file.toString(), "UTF-8");
    }

    @Test
    void findsPeopleByEmailAndById() {
        Overrides overrides = Overrides.parse(
                """
                user,account
                Ana@Kestrel.example,Ana.Ruiz@Contoso.com
                P2, ABCDEF00-0000-4000-8000-000000000001
                """);

        assertThat(overrides.accountOf(withEmail("P1", "ANA@kestrel.example"))).contains("ana.ruiz@contoso.com");
        assertThat(overrides.accountOf(withEmail("P2", null))).contains("abcdef00-0000-4000-8000-000000000001");
        assertThat(overrides.accountOf(withEmail("P3", "bo@kestrel.example"))).isEmpty();
    }

    @Test
    void readsWhatSpreadsheetsWrite() {
        Overrides overrides =
                Overrides.parse("\uFEFFUser,Account\r\n\r\n# moved in May\r\n\"p1\" , \" a@contoso.com \"\r\n");

        assertThat(overrides.accountOf(withEmail("P1", null))).contains("a@contoso.com");
    }

    @Test
    void believesTheIdMoreThanTheEmail() {
        Overrides overrides = Overrides.parse("user,account\na@k.example,mail@contoso.com\nP1,id@contoso.com");

        assertThat(overrides.accountOf(withEmail("P1", "a@k.example"))).contains("id@contoso.com");
    }

    @Test
    void namesEveryMistakeAtOnce() {
        OverridesException refused = catchThrowableOfType(
                OverridesException.class,
                () -> Overrides.parse(
                        """
                        user,account
                        P1;a@contoso.com
                        P2,
                        ,b@contoso.com

                        P3,c@contoso.com,x
                        p4,d@contoso.com
                        P4,%s
                        P5,not an account
                        """
                                .formatted(guid(4))));

        assertThat(refused.problems()).extracting(OverridesProblem::line).containsExactly(2, 3, 4, 6, 8, 9);
        assertThat(refused)
                .hasMessageContaining("line 2: it does not have two fields")
                .hasMessageContaining("Separate the two by one comma.")
                .hasMessageContaining("line 4: it names no user")
                .hasMessageContaining("line 8: the user is on line 7 already")
                .hasMessageContaining("'not an account' is not an account");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n# nothing\n", "P1,a@contoso.com", "account,user"})
    void wantsTheHeader(String csv) {
        OverridesException refused = catchThrowableOfType(OverridesException.class, () -> Overrides.parse(csv));

        assertThat(refused.problems()).singleElement().satisfies(problem -> assertThat(problem.remedy())
                .contains("Put that line on top"));
    }

    @Test
    void tellsWhichLinesNobodyNeeds() {
        Overrides overrides = Overrides.parse("user,account\nP1,a@contoso.com\nX@k.example,b@contoso.com");

        assertThat(overrides.unusedBy(List.of(withEmail("P1", "a@k.example")))).containsExactly("x@k.example");
    }
}
