package org.schedulesconnector.settings;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A host name or an IP address to listen on; an IPv6 address without brackets. */
final class HostType implements ValueType<String> {
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final Pattern LOOPBACK_V4 = Pattern.compile("127(\\.\\d{1,3}){3}");
    private static final Set<String> LOOPBACK = Set.of("localhost", "::1");

    /** Whether whoever reaches it is on this machine. */
    static boolean isLoopback(String host) {
        return LOOPBACK.contains(host.toLowerCase(Locale.ROOT))
                || LOOPBACK_V4.matcher(host).matches();
    }

    @Override
    public String parse(String text) throws InvalidValueException {
        if (!HOST.matcher(text).matches()) {
            throw new InvalidValueException(
                    "is " + Quoted.text(text), "Give a host alone, such as 127.0.0.1 or 0.0.0.0.");
        }
        return text;
    }

    @Override
    public String allowed() {
        return "a host name or an IP address, without scheme and port";
    }
}
