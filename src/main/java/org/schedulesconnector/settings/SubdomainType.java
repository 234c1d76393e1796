package org.schedulesconnector.settings;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first label of an account's web address: {@code kestrel} of {@code https://kestrel.pagerduty.com}. */
final class SubdomainType implements ValueType<String> {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern ADDRESS =
            Pattern.compile("(?:https?://)?(" + LABEL.pattern() + ")\\.(?:eu\\.)?pagerduty\\.com(?:/.*)?");

    @Override
    public String parse(String text) throws InvalidValueException {
        String subdomain = text.toLowerCase(Locale.ROOT);
        if (!LABEL.matcher(subdomain).matches()) {
            throw new InvalidValueException("is " + Quoted.text(text), remedy(subdomain));
        }
        return subdomain;
    }

    @Override
    public String allowed() {
        return "the first part of the account's web address: letters, digits and dashes";
    }

    private static String remedy(String text) {
        Matcher address = ADDRESS.matcher(text);
        return address.matches()
                ? "Give only " + address.group(1) + "."
                : "For an account at https://kestrel.pagerduty.com give kestrel.";
    }
}
