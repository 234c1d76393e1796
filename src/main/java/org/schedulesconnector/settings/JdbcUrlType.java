package org.schedulesconnector.settings;

import java.util.regex.Pattern;

/** The JDBC address of an H2 or PostgreSQL database, without credentials: it is shown, they are not. */
final class JdbcUrlType implements ValueType<String> {
    private static final Pattern ADDRESS = Pattern.compile("jdbc:(h2|postgresql):\\S+");
    private static final Pattern CREDENTIALS = Pattern.compile("(?i)([?&;](user|password|sslpassword)=)|(//[^/?;]*@)");

    @Override
    public String parse(String text) throws InvalidValueException {
        if (CREDENTIALS.matcher(text).find()) {
            throw new InvalidValueException(
                    "holds a user or a password", "Move them to state.user and state.password.");
        }
        if (!ADDRESS.matcher(text).matches()) {
            throw new InvalidValueException(
                    "is not the address of an H2 or PostgreSQL database",
                    "Write jdbc:h2:file:./state/ledger or jdbc:postgresql://host/database.");
        }
        return text;
    }

    @Override
    public String allowed() {
        return "a JDBC address that starts with jdbc:h2: or jdbc:postgresql:, without user and password";
    }
}
