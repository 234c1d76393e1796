package org.schedulesconnector.settings;

import static org.schedulesconnector.settings.IdentityRuleOptions.DOMAIN;
import static org.schedulesconnector.settings.IdentityRuleOptions.FORMULA;
import static org.schedulesconnector.settings.IdentityRuleOptions.MATCH;
import static org.schedulesconnector.settings.IdentityRuleOptions.PATTERN;
import static org.schedulesconnector.settings.IdentityRuleOptions.SOURCE;
import static org.schedulesconnector.settings.IdentityRuleOptions.TARGET;

import java.util.List;
import java.util.stream.Stream;
import org.schedulesconnector.settings.IdentityRuleSettings.Match;

/** Reads one rule of which something is written. */
final class IdentityRuleReader {
    private final OptionReader in;
    private final int number;

    IdentityRuleReader(OptionReader in, int number) {
        this.in = in;
        this.number = number;
    }

    IdentityRuleSettings read() {
        Match match = in.require(MATCH.at(number));
        String domain = in.read(DOMAIN.at(number));
        if (match == Match.FORMULA) {
            return formulaRule(domain);
        }
        givenForFormula().forEach(option -> checkUnused(option, match));
        return IdentityRuleSettings.byEmail(number, match, domain);
    }

    private IdentityRuleSettings formulaRule(String domain) {
        String reason = MATCH.at(number).key() + " is formula";
        IdentityRuleSettings rule = new IdentityRuleSettings(
                number,
                Match.FORMULA,
                in.read(SOURCE.at(number)),
                in.requireWhen(true, PATTERN.at(number), reason),
                in.requireWhen(true, FORMULA.at(number), reason),
                in.read(TARGET.at(number)),
                domain);
        if (in.sound(PATTERN.at(number), FORMULA.at(number))) {
            refuseMissingGroup(rule);
        }
        return rule;
    }

    private void refuseMissingGroup(IdentityRuleSettings rule) {
        int highest = FormulaType.highestGroup(rule.formula());
        int groups = PatternType.groups(rule.pattern());
        if (highest >= groups) {
            in.refuse(
                    FORMULA.at(number),
                    "names {" + highest + "}, but the groups of "
                            + PATTERN.at(number).key() + " are " + groups,
                    "{0} is the first group in parentheses, {1} the second.",
                    "Name only groups that are there, or put what is needed into parentheses.");
        }
    }

    private List<Option<?>> givenForFormula() {
        return Stream.<Option<?>>of(SOURCE.at(number), PATTERN.at(number), FORMULA.at(number), TARGET.at(number))
                .filter(in::given)
                .toList();
    }

    /** What would have no effect is refused; while the rule's kind is not known, it is only checked. */
    private void checkUnused(Option<?> option, Match match) {
        if (match == null) {
            in.readWhen(false, option);
            return;
        }
        in.refuse(
                option,
                "has no effect, since " + MATCH.at(number).key() + " is "
                        + MATCH.type().format(match),
                "It goes with match=formula.",
                "Remove it, or choose match=formula.");
    }
}
