package org.schedulesconnector.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.schedulesconnector.settings.SettingsFixture.load;
import static org.schedulesconnector.settings.SettingsFixture.loaderOf;
import static org.schedulesconnector.settings.SettingsFixture.minimal;
import static org.schedulesconnector.settings.SettingsFixture.problem;
import static org.schedulesconnector.settings.SettingsFixture.problems;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedulesconnector.settings.IdentityRuleSettings.Match;
import org.schedulesconnector.settings.IdentityRuleSettings.Source;
import org.schedulesconnector.settings.IdentityRuleSettings.Target;

class IdentityRuleOptionsTest {
    private static final String RULES = "access.identity.rules.";

    @Test
    void takesEveryMemberOfARule() {
        List<IdentityRuleSettings> rules = rules(minimal(
                RULES + "1.match", "UPN",
                RULES + "1.domain", "Contoso.com",
                RULES + "2.match", "formula",
                RULES + "2.domain", "kestrel.example",
                RULES + "2.source", "name",
                RULES + "2.pattern", "(\\S+) (\\S+)",
                RULES + "2.formula", "{1}.{0}@contoso.com",
                RULES + "2.target", "mail"));

        assertThat(rules)
                .containsExactly(
                        IdentityRuleSettings.byEmail(1, Match.UPN, "contoso.com"),
                        new IdentityRuleSettings(
                                2,
                                Match.FORMULA,
                                Source.NAME,
                                "(\\S+) (\\S+)",
                                "{1}.{0}@contoso.com",
                                Target.MAIL,
                                "kestrel.example"));
    }

    @Test
    void hasDefaultsForSourceTargetAndDomain() {
        IdentityRuleSettings rule = rules(formula("(.+)@.*", "{0}@contoso.com")).get(0);

        assertThat(rule.source()).isEqualTo(Source.EMAIL);
        assertThat(rule.target()).isEqualTo(Target.UPN);
        assertThat(rule.domain()).isNull();
    }

    @Test
    void putsRulesInTheOrderOfTheirNumbers() {
        Map<String, String> values = minimal();
        for (int number = 1; number <= 12; number++) {
            values.put(RULES + number + ".match", number == 10 ? "mail" : "upn");
        }

        List<IdentityRuleSettings> rules = rules(values);

        assertThat(rules)
                .extracting(IdentityRuleSettings::number)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(rules.get(9).match()).isEqualTo(Match.MAIL);
    }

    @Test
    void readsARuleFromSeveralSources() {
        SettingsLoader loader = loaderOf(
                SettingsSource.environment(Map.of("ACCESS_IDENTITY_RULES_1_DOMAIN", "contoso.com")),
                SettingsSource.of("file", minimal(RULES + "1.match", "mail")));

        assertThat(loader.load().settings().access().identity().rules())
                .containsExactly(IdentityRuleSettings.byEmail(1, Match.MAIL, "contoso.com"));
    }

    @Test
    void dropsARuleOfTheFileWhoseMembersAreEmptied() {
        SettingsLoader loader = loaderOf(
                SettingsSource.commandLine(Map.of(RULES + "2.match", "")),
                SettingsSource.of("file", minimal(RULES + "1.match", "mail", RULES + "2.match", "upn")));

        assertThat(loader.load().settings().access().identity().rules()).hasSize(1);
    }

    @Test
    void showsTheRulesThatHoldAndNoOther() {
        EffectiveSettings given = load(formula("(.+)@.*", "{0}@contoso.com")).effective();
        EffectiveSettings byDefault = load(minimal()).effective();

        assertThat(given.settings())
                .filteredOn(setting -> setting.key().startsWith(RULES))
                .extracting(EffectiveSetting::key, EffectiveSetting::value, EffectiveSetting::origin)
                .containsExactly(
                        tuple(RULES + "1.match", "formula", "test"),
                        tuple(RULES + "1.domain", null, null),
                        tuple(RULES + "1.source", "email", "default"),
                        tuple(RULES + "1.pattern", "(.+)@.*", "test"),
                        tuple(RULES + "1.formula", "{0}@contoso.com", "test"),
                        tuple(RULES + "1.target", "upn", "default"));
        assertThat(byDefault.toText().lines())
                .filteredOn(line -> line.startsWith(RULES))
                .containsExactly(RULES + "1.match = upn   # default", RULES + "2.match = mail   # default");
    }

    @Test
    void refusesHolesOnceEach() {
        List<SettingsProblem> problems =
                problems(minimal(RULES + "2.match", "upn", RULES + "6.match", "mail", RULES + "7.match", "mail"));

        assertThat(problems)
                .extracting(SettingsProblem::key, SettingsProblem::wrong)
                .containsExactly(
                        tuple(RULES + "1.match", "is missing, though there is a rule 2"),
                        tuple(RULES + "3.match", "is missing, though there is a rule 6"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1.match   | sam                  | one of upn, mail, formula
                    1.match   | ''                   | It must be set
                    1.domain  | ana@contoso.com      | Give only contoso.com
                    1.domain  | contoso.com,b.com    | write several rules
                    1.source  | mail                 | one of email, name, id
                    1.pattern | ([a-z]+              | Unclosed group
                    1.pattern | ''                   | access.identity.rules.1.match is formula
                    1.formula | ''                   | access.identity.rules.1.match is formula
                    1.formula | ana@contoso.com      | the same for everybody
                    1.formula | {0@contoso.com       | Write it as in
                    1.formula | {0} {1}@contoso.com  | Write it as in
                    1.formula | {first}@contoso.com  | Write it as in
                    1.formula | {2}@contoso.com      | names {2}, but the groups of access.identity.rules.1.pattern are 2
                    1.target  | email                | one of upn, mail
                    """)
    void refusesAMistakeInAMember(String member, String value, String says) {
        Map<String, String> values = formula("([^.]+)\\.(.+)@.*", "{0}.{1}@contoso.com");
        values.put(RULES + "1.domain", "kestrel.example");
        values.put(RULES + member, value);

        assertThat(problems(values)).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo(RULES + member);
            assertThat(problem.toString()).contains(says);
        });
    }

    @Test
    void refusesAFormulaOnAPatternWithoutGroups() {
        assertThat(problems(formula("(?:.+)@contoso\\.com", "{0}@contoso.com")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains("put what is needed into parentheses"));
    }

    @Test
    void refusesWhatHasNoEffect() {
        List<SettingsProblem> problems = problems(minimal(
                RULES + "1.match", "upn", RULES + "1.pattern", "(.+)@.*", RULES + "1.formula", "{0}@contoso.com"));

        assertThat(problems)
                .extracting(SettingsProblem::key, SettingsProblem::wrong)
                .containsExactly(
                        tuple(RULES + "1.pattern", "has no effect, since access.identity.rules.1.match is upn"),
                        tuple(RULES + "1.formula", "has no effect, since access.identity.rules.1.match is upn"));
    }

    @Test
    void namesTheMistakesOfAllRulesAtOnce() {
        List<SettingsProblem> problems = problems(minimal(
                RULES + "1.match", "sam",
                RULES + "1.pattern", "(",
                RULES + "3.domain", "contoso",
                RULES + "3.match", "formula",
                RULES + "3.formula", "{0}@contoso.com",
                RULES + "3.patern", "(.+)"));

        assertThat(problems)
                .extracting(SettingsProblem::key)
                .containsExactly(
                        RULES + "2.match",
                        RULES + "1.match",
                        RULES + "1.pattern",
                        RULES + "3.domain",
                        RULES + "3.pattern",
                        RULES + "3.patern");
    }

    @ParameterizedTest
    @CsvSource({
        "access.identity.rules.4.patern, access.identity.rules.4.pattern",
        "access.identity.rules.4.Match, access.identity.rules.4.match",
        "access.identity.rules.4.mtach, access.identity.rules.4.match",
        "access.identity.rule.12.formula, access.identity.rules.12.formula",
        "access.identity.rules.N.match, access.identity.rules.1.match",
        "access.identity.rules.0.match, access.identity.rules.1.match",
        "access.identity.rules.01.match, access.identity.rules.1.match",
        "access.identity.rules.100.match, access.identity.rules.1.match",
        "access.identity.rules.match, access.identity.rules.1.match"
    })
    void namesTheNearestKeyOfTheSameRuleForAnUnknownOne(String unknown, String known) {
        SettingsProblem problem = problem(unknown, "upn");

        assertThat(problem.key()).isEqualTo(unknown);
        assertThat(problem.remedy()).isEqualTo("Did you mean " + known + "?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACCESS_IDENTITY_RULES_1_MACTH", "ACCESS_IDENTITY_RULES_1_DOMAINS"})
    void namesTheNearestVariableForAnUnknownOne(String unknown) {
        SettingsLoader loader =
                loaderOf(SettingsSource.environment(Map.of(unknown, "x")), SettingsSource.of("file", minimal()));

        assertThat(problems(loader)).singleElement().satisfies(problem -> assertThat(problem.remedy())
                .startsWith("Did you mean ACCESS_IDENTITY_RULES_1_"));
    }

    private static Map<String, String> formula(String pattern, String formula) {
        return minimal(RULES + "1.match", "formula", RULES + "1.pattern", pattern, RULES + "1.formula", formula);
    }

    private static List<IdentityRuleSettings> rules(Map<String, String> values) {
        return load(values).settings().access().identity().rules();
    }
}
