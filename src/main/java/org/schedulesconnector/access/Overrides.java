package org.schedulesconnector.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schedulesconnector.pagerduty.User;

/** Accounts that the operator names person by person; they go before every rule, and no rule is tried after them. Immutable. */
public final class Overrides {
    private final Map<String, String> accounts;

    private Overrides(Map<String, String> accounts) {
        this.accounts = Map.copyOf(accounts);
    }

    public static Overrides none() {
        return new Overrides(Map.of());
    }

    /**
     * Reads a table with the header {@code user,account}: a user's e-mail or id in PagerDuty, and an Entra object id or user
     * principal name. Empty lines and those that begin with {@code #} do not count.
     *
     * @throws OverridesException that names every mistake by its line
     */
    public static Overrides parse(String csv) {
        return new Overrides(new OverridesReader().read(csv));
    }

    /**
     * Reads such a table from a file in UTF-8.
     *
     * @throws OverridesException that names the file, and every mistake by its line
     */
    public static Overrides read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw OverridesException.unreadable(file, e);
        } catch (OverridesException e) {
            throw e.in(file);
        }
    }

    /**
     * The object id or user principal name given for the person, in lower case; a line by id goes before one by e-mail. An object
     * id is taken as it is: nobody asks Entra whether the account is enabled.
     */
    public Optional<String> accountOf(User user) {
        return keys(user).map(accounts::get).flatMap(Stream::ofNullable).findFirst();
    }

    /** The e-mails and ids, in lower case and sorted, that no person of the account has: probably mistyped. */
    public List<String> unusedBy(Collection<User> users) {
        Set<String> unused = new TreeSet<>(accounts.keySet());
        unused.removeAll(users.stream().flatMap(Overrides::keys).collect(Collectors.toSet()));
        return List.copyOf(unused);
    }

    static String key(String user) {
        return user.toLowerCase(Locale.ROOT);
    }

    private static Stream<String> keys(User user) {
        return Stream.of(user.id(), user.email() == null ? "" : user.email().strip())
                .map(Overrides::key);
    }
}
