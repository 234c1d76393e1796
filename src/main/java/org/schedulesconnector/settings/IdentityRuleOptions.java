package org.schedulesconnector.settings;

import java.util.List;
import java.util.SortedSet;
import java.util.stream.IntStream;
import org.schedulesconnector.settings.IdentityRuleSettings.Match;
import org.schedulesconnector.settings.IdentityRuleSettings.Source;
import org.schedulesconnector.settings.IdentityRuleSettings.Target;

/** The options under {@code access.identity.rules.N.}. */
final class IdentityRuleOptions {
    static final Option<Match> MATCH = Option.of(
                    "access.identity.rules.N.match",
                    new ChoiceType<>(Match.class),
                    "What the rule compares. upn: the person's e-mail with user principal names. mail: the e-mail with mails. "
                            + "formula: what formula says with target. A rule that finds no account leaves it to the next one.")
            .orElseAsIn("without any rule: `upn` for 1, `mail` for 2");
    static final Option<String> DOMAIN = Option.of(
                    "access.identity.rules.N.domain",
                    new DomainType(),
                    "The rule holds only for people whose e-mail is in this very domain.")
            .orElseAsIn("every domain");
    static final Option<Source> SOURCE = Option.of(
                    "access.identity.rules.N.source",
                    new ChoiceType<>(Source.class),
                    "What of the person the pattern is matched against; id is the PagerDuty user id. For match=formula.")
            .orElse("email");
    static final Option<String> PATTERN = Option.of(
            "access.identity.rules.N.pattern",
            new PatternType(),
            "A regular expression for the whole of the source, upper and lower case alike, with groups in parentheses. A person whose "
                    + "source it does not match is left to the next rule. For match=formula.");
    static final Option<String> FORMULA = Option.of(
            "access.identity.rules.N.formula",
            new FormulaType(),
            "What to look up, such as {0}.{1}@contoso.com; {0} is the pattern's first group, {1} its second. For match=formula.");
    static final Option<Target> TARGET = Option.of(
                    "access.identity.rules.N.target",
                    new ChoiceType<>(Target.class),
                    "Which attribute of the account must equal the formula's outcome. For match=formula.")
            .orElse("upn");

    /** In the order of the reference page. */
    static final List<Option<?>> ALL = List.of(MATCH, DOMAIN, SOURCE, PATTERN, FORMULA, TARGET);

    private static final List<Match> WITHOUT_ANY_RULE = List.of(Match.UPN, Match.MAIL);

    private IdentityRuleOptions() {}

    static List<IdentityRuleSettings> read(OptionReader in) {
        SortedSet<Integer> numbers = in.numbers(ALL);
        if (numbers.isEmpty()) {
            return IntStream.rangeClosed(1, WITHOUT_ANY_RULE.size())
                    .mapToObj(number -> byDefault(in, number))
                    .toList();
        }
        refuseHoles(in, numbers);
        return numbers.stream()
                .map(number -> new IdentityRuleReader(in, number).read())
                .toList();
    }

    private static IdentityRuleSettings byDefault(OptionReader in, int number) {
        String match = MATCH.type().format(WITHOUT_ANY_RULE.get(number - 1));
        return IdentityRuleSettings.byEmail(number, in.readOr(MATCH.at(number), match), null);
    }

    /** A hole is more often a rule that was lost than one that is not wanted. Each is named once, by its first number. */
    private static void refuseHoles(OptionReader in, SortedSet<Integer> numbers) {
        IntStream.range(1, numbers.last())
                .filter(number -> !numbers.contains(number))
                .filter(number -> number == 1 || numbers.contains(number - 1))
                .forEach(number -> in.refuse(
                        MATCH.at(number),
                        "is missing, though there is a rule "
                                + numbers.tailSet(number).first(),
                        "Rules are numbered from 1 without holes.",
                        "Write this rule, or renumber those behind it."));
    }
}
