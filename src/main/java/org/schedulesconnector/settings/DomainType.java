package org.schedulesconnector.settings;

import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/** What stands behind the @ of an e-mail address; lower case once read. */
final class DomainType implements ValueType<String> {
    private static final Pattern DOMAIN = Pattern.compile("[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+");

    @Override
    public String parse(String text) throws InvalidValueException {
        if (!DOMAIN.matcher(text).matches()) {
            throw new InvalidValueException("is " + Quoted.text(text), remedy(text));
        }
        return text.toLowerCase(Locale.ROOT);
    }

    @Override
    public String allowed() {
        return "a domain, such as contoso.com";
    }

    private static String remedy(String text) {
        String behind = StringUtils.substringAfterLast(text, "@");
        return DOMAIN.matcher(behind).matches()
                ? "Give only " + behind + "."
                : "For ana@contoso.com give contoso.com; for several domains write several rules.";
    }
}
