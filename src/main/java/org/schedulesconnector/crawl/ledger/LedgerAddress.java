package org.schedulesconnector.crawl.ledger;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the ledger is: {@code state.url}, understood.
 *
 * @param product which database
 * @param url the address for the driver, with the options the ledger needs; holds no password
 * @param location the same for people
 * @param file the database file of {@link Product#H2_FILE}; null for the others
 */
record LedgerAddress(Product product, String url, String location, Path file) {
    enum Product {
        H2_FILE,
        H2_MEMORY,
        POSTGRESQL
    }

    private static final Pattern PASSWORD =
            Pattern.compile("[;?&]\\s*(password|user)\\s*=|//[^/?]*@", Pattern.CASE_INSENSITIVE);
    private static final Pattern OTHER_H2 = Pattern.compile("[a-zA-Z]{2,}:.*");
    private static final Pattern POSTGRESQL = Pattern.compile("jdbc:postgresql:(//)?([^?]+)(\\?.*)?");
    private static final String H2 = "jdbc:h2:";
    private static final String FILE_SUFFIX = ".mv.db";
    private static final String H2_MEMORY = H2 + "mem:";
    /**
     * Wait for other writers; leave closing to us, for H2's own hook would close it under a run that is being stopped; and no file
     * of stack traces beside the ledger.
     */
    private static final String H2_OPTIONS = ";LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
    /**
     * A commit is on disk within 20 ms; what a killed process loses of that, the next crawl repeats. Zero would write each at once,
     * but H2 then never compacts an open file: it grows by some 17 kB a commit. Its cache of 8 MB is enough for rows that are read once
     * a run.
     */
    private static final String H2_FILE_OPTIONS = ";WRITE_DELAY=20;CACHE_SIZE=8192";

    static LedgerAddress parse(String url) {
        if (PASSWORD.matcher(url).find()) {
            throw new LedgerException(
                    "state.url holds a user or a password, which would show in logs.",
                    "Move them to state.user and state.password.",
                    null);
        }
        if (url.startsWith(H2_MEMORY)) {
            return memory(url);
        }
        if (url.startsWith(H2)) {
            return file(url);
        }
        Matcher postgresql = POSTGRESQL.matcher(url);
        if (postgresql.matches()) {
            return new LedgerAddress(Product.POSTGRESQL, url, "the PostgreSQL database " + postgresql.group(2), null);
        }
        throw unknown();
    }

    /** Whether no other process can have it open while this one has. */
    boolean isExclusive() {
        return product != Product.POSTGRESQL && !url.toUpperCase(Locale.ROOT).contains("AUTO_SERVER=TRUE");
    }

    /** Where the database's file lies; empty for databases without one. */
    Optional<PrivatePlace> place() {
        return Optional.ofNullable(file).map(PrivatePlace::new);
    }

    /** A file beside that of {@link Product#H2_FILE}, with another name and the same options. */
    LedgerAddress beside(String suffix) {
        String path = file.toString();
        String other = path.substring(0, path.length() - FILE_SUFFIX.length()) + suffix;
        int options = url.indexOf(';');
        return file(H2 + "file:" + other + url.substring(options));
    }

    private static LedgerAddress memory(String url) {
        String name = beforeOptions(url.substring(H2_MEMORY.length()));
        if (name.isEmpty()) {
            throw new LedgerException(
                    "state.url names a database in memory without a name.", "Say jdbc:h2:mem:NAME.", null);
        }
        return new LedgerAddress(Product.H2_MEMORY, url + H2_OPTIONS, "the database " + name + " in memory", null);
    }

    private static LedgerAddress file(String url) {
        String path = beforeOptions(url.substring(H2.length()));
        if (path.startsWith("file:")) {
            path = path.substring("file:".length());
        }
        if (path.isEmpty() || OTHER_H2.matcher(path).matches()) {
            throw unknown();
        }
        if (path.startsWith("~/")) {
            path = System.getProperty("user.home") + path.substring(1);
        }
        Path file = Path.of(path + FILE_SUFFIX).toAbsolutePath().normalize();
        String complete = url.endsWith(H2_OPTIONS + H2_FILE_OPTIONS) ? url : url + H2_OPTIONS + H2_FILE_OPTIONS;
        return new LedgerAddress(Product.H2_FILE, complete, "the ledger file " + file, file);
    }

    private static String beforeOptions(String text) {
        int end = text.indexOf(';');
        return end < 0 ? text : text.substring(0, end);
    }

    private static LedgerException unknown() {
        return new LedgerException(
                "state.url is not understood.",
                "It must be jdbc:h2:file:PATH (one process) or jdbc:postgresql://HOST/DATABASE (several replicas).",
                null);
    }
}
