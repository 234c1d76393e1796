package org.schedulesconnector.settings;

/**
 * One rule under {@code access.identity.rules.N.}: how a person's account is looked up.
 *
 * @param number its place, from 1
 * @param match what is compared
 * @param source what of the person the pattern is matched against; null unless match is {@link Match#FORMULA}
 * @param pattern a regular expression that compiles; null unless match is {@link Match#FORMULA}
 * @param formula what to look up, with {@code {0}} for the pattern's first group, {@code {1}} for its second, and so on; names at least
 *     one group and none that the pattern has not; null unless match is {@link Match#FORMULA}
 * @param target which attribute of an account must equal the formula's outcome; null unless match is {@link Match#FORMULA}
 * @param domain the rule holds only for people whose e-mail is in this domain, in lower case; null for everybody
 */
public record IdentityRuleSettings(
        int number, Match match, Source source, String pattern, String formula, Target target, String domain) {
    public enum Match {
        /** The account's user principal name equals the person's e-mail. */
        UPN,
        /** The account's mail equals the person's e-mail. */
        MAIL,
        /** An attribute of the account equals what a formula makes of the person's e-mail, name or id. */
        FORMULA
    }

    public enum Source {
        EMAIL,
        NAME,
        /** The PagerDuty user id. */
        ID
    }

    public enum Target {
        UPN,
        MAIL
    }

    /** A rule that compares the e-mail. */
    static IdentityRuleSettings byEmail(int number, Match match, String domain) {
        return new IdentityRuleSettings(number, match, null, null, null, null, domain);
    }
}
