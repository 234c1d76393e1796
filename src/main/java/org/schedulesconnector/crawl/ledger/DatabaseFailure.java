package org.schedulesconnector.crawl.ledger;

import java.sql.SQLException;

/** Says what a driver's exception means here, and what to do about it. */
final class DatabaseFailure {
    static final String H2_ALREADY_OPEN = "90020";
    private static final String H2_READING = "90028";
    private static final String H2_CORRUPT = "90030";
    private static final String H2_OTHER_FORMAT = "90048";
    private static final String H2_GENERAL_ERROR = "HY000";
    private static final String NO_SUCH_DATABASE = "3D000";

    private DatabaseFailure() {}

    static LedgerException atOpening(LedgerAddress address, SQLException cause) {
        return new LedgerException(
                capitalized(address.location()) + " cannot be opened: " + firstLine(cause),
                remedy(address, cause.getSQLState()),
                cause);
    }

    static LedgerException during(String task, LedgerAddress address, Exception cause) {
        return new LedgerException(
                "Could not " + task + " in " + address.location() + ": " + firstLine(cause),
                "Repair the database; the next crawl goes on from what Graph has accepted.",
                cause);
    }

    private static String remedy(LedgerAddress address, String state) {
        String code = state == null ? "" : state;
        if (code.startsWith("28")) {
            return "Correct state.user and state.password; a file keeps those it was made with.";
        }
        return address.product() == LedgerAddress.Product.POSTGRESQL ? serverRemedy(code) : fileRemedy(code);
    }

    private static String serverRemedy(String code) {
        return code.equals(NO_SUCH_DATABASE)
                ? "Create the database, or correct state.url."
                : "Check that the server runs, and state.url names its host, port and database.";
    }

    private static String fileRemedy(String code) {
        return switch (code) {
            case H2_ALREADY_OPEN ->
                "Another process has it open: stop that one, or let state.url name a PostgreSQL database,"
                        + " which several processes can share.";
            case H2_CORRUPT, H2_OTHER_FORMAT, H2_GENERAL_ERROR ->
                "The file is damaged or no ledger: restore it from a backup,"
                        + " or move it away and run a full crawl, which builds a new one.";
            case H2_READING ->
                "Check the permissions and the space on the disk; if they are right, the file is damaged or no ledger:"
                        + " restore it from a backup, or move it away and run a full crawl, which builds a new one.";
            default -> "Check the path in state.url, the permissions and the space on the disk.";
        };
    }

    private static String firstLine(Exception cause) {
        String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return message.endsWith(".") ? message : message + ".";
    }

    private static String capitalized(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
