package org.schedulesconnector.access;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.schedulesconnector.pagerduty.User;

/** One way to come from a person in PagerDuty to a name in Entra. Rules are tried in order; the first that finds somebody decides. */
public sealed interface IdentityRule {

    /** What reports and explanations call the rule; different for every rule of a list. */
    String name();

    /** The e-mail domain of the people the rule is for; null for everybody. */
    String domain();

    /** Where the value is looked up. */
    EntraAttribute target();

    /** @return the value to look up, in lower case; empty when the rule does not apply to the person */
    Optional<String> valueFor(User user);

    /** What applies when no rule is set: the e-mail is the user principal name, else it is the mail. */
    static List<IdentityRule> defaults() {
        return List.of(new Upn("upn", null), new Mail("mail", null));
    }

    /** The e-mail in PagerDuty is the user principal name in Entra. */
    record Upn(String name, String domain) implements IdentityRule {
        public Upn {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public EntraAttribute target() {
            return EntraAttribute.UPN;
        }

        @Override
        public Optional<String> valueFor(User user) {
            return emailInDomain(user, domain);
        }
    }

    /** The e-mail in PagerDuty is the mail in Entra. */
    record Mail(String name, String domain) implements IdentityRule {
        public Mail {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public EntraAttribute target() {
            return EntraAttribute.MAIL;
        }

        @Override
        public Optional<String> valueFor(User user) {
            return emailInDomain(user, domain);
        }
    }

    /** What a {@link Formula} reads. */
    enum Source {
        EMAIL,
        NAME,
        ID;

        private String of(User user) {
            return switch (this) {
                case EMAIL -> user.email();
                case NAME -> user.name();
                case ID -> user.id();
            };
        }
    }

    /**
     * A name put together from parts of what PagerDuty tells. Not unique by itself: when it brings somebody to an account that
     * another person comes to as well, it does not count.
     *
     * @param name what reports call the rule
     * @param domain the e-mail domain of the people it is for; null for everybody
     * @param source what the pattern reads
     * @param pattern must match the whole source, in any case of letters
     * @param formula the name in Entra, such as {@code {0}.{1}@contoso.com}: {@code {0}} is the pattern's first capturing group
     * @param target where the name is looked up
     */
    record Formula(String name, String domain, Source source, Pattern pattern, String formula, EntraAttribute target)
            implements IdentityRule {
        private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d{1,2})}");

        /** @throws IllegalArgumentException when the formula names no group, or one that the pattern has not */
        public Formula {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(target, "target");
            pattern = Pattern.compile(
                    pattern.pattern(), pattern.flags() | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
            checkPlaceholders(name, pattern, formula);
        }

        @Override
        public Optional<String> valueFor(User user) {
            String text = source.of(user);
            if (text == null || !isInDomain(user, domain)) {
                return Optional.empty();
            }
            Matcher matcher = pattern.matcher(text.strip());
            return matcher.matches() ? filled(matcher) : Optional.empty();
        }

        private Optional<String> filled(Matcher source) {
            boolean complete = PLACEHOLDER
                    .matcher(formula)
                    .results()
                    .map(Formula::groupOf)
                    .allMatch(group -> source.group(group) != null);
            if (!complete) {
                return Optional.empty();
            }
            String value = PLACEHOLDER
                    .matcher(formula)
                    .replaceAll(placeholder -> Matcher.quoteReplacement(source.group(groupOf(placeholder))));
            return Optional.of(value.strip().toLowerCase(Locale.ROOT)).filter(filled -> !filled.isEmpty());
        }

        private static int groupOf(MatchResult placeholder) {
            return Integer.parseInt(placeholder.group(1)) + 1;
        }

        private static void checkPlaceholders(String name, Pattern pattern, String formula) {
            int groups = pattern.matcher("").groupCount();
            List<Integer> named =
                    PLACEHOLDER.matcher(formula).results().map(Formula::groupOf).toList();
            boolean fits = !named.isEmpty() && named.stream().allMatch(group -> group <= groups);
            if (!fits) {
                throw new IllegalArgumentException("Identity rule '" + name + "': the formula '" + formula
                        + "' must name groups of its pattern, which has " + groups
                        + " groups; the first is {0}. Correct the formula or put brackets into the pattern.");
            }
        }
    }

    private static Optional<String> emailInDomain(User user, String domain) {
        return Optional.ofNullable(user.email())
                .map(email -> email.strip().toLowerCase(Locale.ROOT))
                .filter(email -> !email.isEmpty() && isInDomain(user, domain));
    }

    private static boolean isInDomain(User user, String domain) {
        if (domain == null) {
            return true;
        }
        String suffix = "@" + domain.toLowerCase(Locale.ROOT);
        return user.email() != null
                && user.email().strip().toLowerCase(Locale.ROOT).endsWith(suffix);
    }
}
