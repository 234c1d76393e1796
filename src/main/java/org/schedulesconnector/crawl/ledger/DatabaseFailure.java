package org.schedulesconnector.crawl.ledger;

import java.sql.SQLException;
import java.util.Set;

/** Says what a driver's exception means here, and what to do about it. */
final class DatabaseFailure {
    static final String H2_ALREADY_OPEN = "90020";
    private static final String H2_READING = "90028";
    private static final String H2_CORRUPT = "90030";
    private static final String H2_OTHER_FORMAT = "90048";
    private static final String H2_GENERAL_ERROR = "HY000";
    private static final Set<String> H2_DAMAGE = Set.of(H2_READING, H2_CORRUPT, H2_OTHER_FORMAT, H2_GENERAL_ERROR);
    private static final String NO_SUCH_DATABASE = "3D000";
    private static final String DAMAGED =
            "The file is damaged or no ledger: run the command ledger rebuild, which keeps it under"
                    + " another name and makes a new one by a full crawl.";

    private DatabaseFailure() {}

    static LedgerException atOpening(LedgerAddress address, SQLException cause) {
        boolean inUse = H2_ALREADY_OPEN.equals(cause.getSQLState());
        return new LedgerException(
                capitalized(address.location()) + (inUse ? " is in use." : " cannot be opened: " + firstLine(cause)),
                remedy(address, cause.getSQLState()),
                cause);
    }

    static LedgerException during(String task, LedgerAddress address, Exception cause) {
        boolean damaged = address.product() == LedgerAddress.Product.H2_FILE && isDamage(cause);
        return new LedgerException(
                "Could not " + task + " in " + address.location() + ": " + firstLine(cause),
                damaged ? DAMAGED : "Repair the database; the next crawl goes on from what Graph has accepted.",
                cause);
    }

    /** The tables of a copy of the file are not such as any version left behind, unless the copy found no place. */
    static LedgerException notUpdated(LedgerAddress address, LedgerException ofCopy) {
        return new LedgerException(
                "The tables in " + address.location() + " cannot be brought up to date: "
                        + firstLine(ofCopy.getCause() == null ? ofCopy : (Exception) ofCopy.getCause()),
                "Check the space on the disk; if there is enough: " + DAMAGED,
                ofCopy);
    }

    /** @param cause null when there was none */
    static LedgerException damaged(LedgerAddress address, String how, SQLException cause) {
        return new LedgerException(capitalized(address.location()) + " cannot be opened: " + how, DAMAGED, cause);
    }

    /** Whether the driver says that the file cannot be read for what it is. */
    private static boolean isDamage(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && H2_DAMAGE.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
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
            case H2_CORRUPT, H2_OTHER_FORMAT, H2_GENERAL_ERROR -> DAMAGED;
            case H2_READING -> "Check the permissions and the space on the disk; if they are right: " + DAMAGED;
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
