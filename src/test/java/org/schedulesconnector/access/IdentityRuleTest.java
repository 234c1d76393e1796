package org.schedulesconnector.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.schedulesconnector.access.EntraAttribute.MAIL;
import static org.schedulesconnector.access.EntraAttribute.UPN;

import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedulesconnector.access.IdentityRule.Formula;
import org.schedulesconnector.access.IdentityRule.Source;
import org.schedulesconnector.pagerduty.User;

class IdentityRuleTest {
    private final User ana = person("Ana Ruiz", " Ana.Ruiz@Kestrel.example ");

    @Test
    void asksForTheEmailInLowerCaseByDefault() {
        assertThat(IdentityRule.defaults())
                .allSatisfy(rule -> assertThat(rule.valueFor(ana)).contains("ana.ruiz@kestrel.example"))
                .extracting(IdentityRule::target)
                .containsExactly(UPN, MAIL);
    }

    @Test
    void appliesToNobodyWithoutAnEmail() {
        assertThat(IdentityRule.defaults())
                .allSatisfy(rule ->
                        assertThat(rule.valueFor(person("Ana Ruiz", null))).isEmpty())
                .allSatisfy(rule ->
                        assertThat(rule.valueFor(person("Ana Ruiz", " "))).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"kestrel.example,true", "KESTREL.example,true", "example,false", "estrel.example,false"})
    void appliesToItsDomainOnly(String domain, boolean applies) {
        IdentityRule byName =
                new Formula("f", domain, Source.NAME, Pattern.compile("(\\w+) .*"), "{0}@contoso.com", UPN);

        assertThat(new IdentityRule.Upn("u", domain).valueFor(ana).isPresent()).isEqualTo(applies);
        assertThat(new IdentityRule.Mail("m", domain).valueFor(ana).isPresent()).isEqualTo(applies);
        assertThat(byName.valueFor(ana).isPresent()).isEqualTo(applies);
        assertThat(byName.valueFor(person("Ana Ruiz", null))).isEmpty();
    }

    @Test
    void fillsAFormulaFromTheName() {
        IdentityRule rule = formula(Source.NAME, "(?:dr\\. )?(\\w+) (\\w+)", "{0}.{1}@contoso.com");

        assertThat(rule.valueFor(person("Dr. Ana Ruiz", null))).contains("ana.ruiz@contoso.com");
        assertThat(rule.valueFor(person("Ana Ruiz Soto", null))).isEmpty();
        assertThat(rule.valueFor(person(null, null))).isEmpty();
    }

    @Test
    void fillsAFormulaFromTheEmailOrTheId() {
        assertThat(formula(Source.EMAIL, "([^@]+)@kestrel\\.example", "{0}@contoso.com")
                        .valueFor(ana))
                .contains("ana.ruiz@contoso.com");
        assertThat(formula(Source.ID, "P(.*)", "u{0}@contoso.com").valueFor(ana))
                .contains("uana001@contoso.com");
    }

    @Test
    void takesWhatWasMatchedLiterally() {
        assertThat(formula(Source.NAME, "(.*)", "{0}@contoso.com").valueFor(person("a$1\\b{0}", null)))
                .contains("a$1\\b{0}@contoso.com");
    }

    @Test
    void doesNotApplyWhenAGroupTookNoPart() {
        IdentityRule rule = formula(Source.NAME, "(\\w+)(?: (\\w+))?", "{0}.{1}@contoso.com");

        assertThat(rule.valueFor(person("Ana", null))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{2}@contoso.com", "{0}.{2}@contoso.com", "everybody@contoso.com", "{x}@contoso.com"})
    void refusesAFormulaThatDoesNotFitItsPattern(String formula) {
        assertThatThrownBy(() -> formula(Source.NAME, "(\\w+) (\\w+)", formula))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'f'")
                .hasMessageContaining(formula)
                .hasMessageContaining("which has 2 groups");
    }

    private static IdentityRule formula(Source source, String pattern, String formula) {
        return new Formula("f", null, source, Pattern.compile(pattern), formula, UPN);
    }

    private static User person(String name, String email) {
        return new User("PANA001", name, email, null, "user", Set.of());
    }
}
