package org.schedulesconnector;

import java.util.Collection;
import org.apache.camel.CamelContext;

/** The service could not start with the route files it found. The message names the file or the routes, and the remedy. */
public final class UnusableRoutesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private UnusableRoutesException(String message, Throwable cause) {
        super(message, cause);
    }

    public static UnusableRoutesException missing(Collection<String> routes) {
        return new UnusableRoutesException(
                "The routes " + String.join(", ", routes)
                        + " were not found. They are in the folder routes/ beside the jar or beside target/,"
                        + " or where camel.main.routesIncludePattern of application.properties points: put the folder back, or"
                        + " correct the pattern.",
                null);
    }

    /**
     * @param cause what Camel says of a file that it cannot read or start
     * @param context where the routes were to be; null when there is none
     */
    public static UnusableRoutesException broken(Throwable cause, CamelContext context) {
        String place = RoutePlace.of(context, cause).map(where -> where + ": ").orElse("");
        return new UnusableRoutesException(
                "Camel cannot start the routes: " + place + sentence(cause)
                        + " Correct the file in routes/, or a camel.* setting that the message names.",
                cause);
    }

    /** The message of the outermost, which names the file or the route, and of the innermost, which may name the line. */
    private static String sentence(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String outer = String.valueOf(cause.getMessage()).strip();
        String inner = String.valueOf(root.getMessage()).strip();
        String both = outer.contains(inner) ? outer : outer + ": " + inner;
        return both.endsWith(".") ? both : both + ".";
    }
}
