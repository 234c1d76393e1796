package org.schedulesconnector.settings;

import java.util.Locale;
import java.util.regex.Pattern;

/** A Microsoft Entra user, by user principal name or object id; lower case once read, since both are compared so. */
final class AccountNameType implements ValueType<String> {
    private static final Pattern PRINCIPAL_NAME = Pattern.compile("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+");

    @Override
    public String parse(String text) throws InvalidValueException {
        if (!GuidType.isGuid(text) && !PRINCIPAL_NAME.matcher(text).matches()) {
            throw new InvalidValueException(
                    "is " + Quoted.text(text),
                    "Give the user principal name, such as ana@contoso.com, or the object id, as the user's page in Entra shows them.");
        }
        return text.toLowerCase(Locale.ROOT);
    }

    @Override
    public String allowed() {
        return "a user principal name or an object id";
    }
}
