package org.schedulesconnector.settings;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The id of an external connection, by the rules of the Graph resource {@code externalConnection}: 3 to 32 letters and digits, not
 * starting with Microsoft, none of the names that Microsoft keeps for itself.
 */
final class ConnectionIdType implements ValueType<String> {
    private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9]{3,32}");
    private static final Set<String> RESERVED = Set.of(
            "none",
            "directory",
            "exchange",
            "exchangearchive",
            "linkedin",
            "mailbox",
            "onedrivebusiness",
            "sharepoint",
            "teams",
            "yammer",
            "connectors",
            "taskfabric",
            "powerbi",
            "assistant",
            "topicengine",
            "msft_all_connectors");

    @Override
    public String parse(String text) throws InvalidValueException {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("microsoft") || RESERVED.contains(lower)) {
            throw new InvalidValueException(
                    "is " + Quoted.text(text) + ", a name that Microsoft keeps for itself",
                    "Choose another, such as pagerdutyschedules.");
        }
        if (!SYNTAX.matcher(text).matches()) {
            throw new InvalidValueException(
                    "is " + Quoted.text(text), "Choose 3 to 32 letters and digits, such as pagerdutyschedules.");
        }
        return text;
    }

    @Override
    public String allowed() {
        return "3 to 32 ASCII letters and digits, not starting with Microsoft and no reserved name such as Teams";
    }
}
