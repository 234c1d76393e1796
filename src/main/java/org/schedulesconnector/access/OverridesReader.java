package org.schedulesconnector.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the overrides line by line and collects every mistake. */
final class OverridesReader {
    private static final String HEADER = "user,account";
    private static final String FIELD = "\\s*(?:\"([^\"]*)\"|([^\",]*?))\\s*";
    private static final Pattern LINE = Pattern.compile(FIELD + "," + FIELD);
    private static final Pattern PRINCIPAL_NAME = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private final Map<String, String> accounts = new HashMap<>();
    private final Map<String, Integer> lineOfUser = new HashMap<>();
    private final List<OverridesProblem> problems = new ArrayList<>();
    private boolean headerSeen;

    /** @throws OverridesException that names every mistake */
    Map<String, String> read(String csv) {
        List<String> lines = csv.replaceFirst("^\uFEFF", "").lines().toList();
        for (int index = 0; index < lines.size(); index++) {
            String line = lines.get(index).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                read(line, index + 1);
            }
        }
        if (!headerSeen && problems.isEmpty()) {
            headerMissing(1);
        }
        if (!problems.isEmpty()) {
            throw new OverridesException(problems);
        }
        return accounts;
    }

    private void read(String line, int number) {
        Matcher fields = LINE.matcher(line);
        if (!fields.matches()) {
            headerSeen = true;
            problem(
                    number,
                    "it does not have two fields",
                    "A line is the user, a comma, and the account; quotes around a field are optional.",
                    "Separate the two by one comma.");
        } else if (headerSeen) {
            entry(field(fields, 1), field(fields, 3), number);
        } else {
            header(field(fields, 1), field(fields, 3), number);
        }
    }

    private void header(String first, String second, int number) {
        headerSeen = true;
        if (!(first + "," + second).equalsIgnoreCase(HEADER)) {
            headerMissing(number);
        }
    }

    private void headerMissing(int number) {
        problem(number, "it is not the header", "The first line is '" + HEADER + "'.", "Put that line on top.");
    }

    private void entry(String user, String account, int number) {
        if (user.isEmpty()) {
            problem(
                    number,
                    "it names no user",
                    "The first field is the user's e-mail or id in PagerDuty.",
                    "Name the user or remove the line.");
        } else if (!isAccount(account)) {
            problem(
                    number,
                    "'" + account + "' is not an account",
                    "The second field is an Entra object id (a GUID) or a user principal name.",
                    "Name the account by one of the two.");
        } else {
            remember(Overrides.key(user), ObjectIds.normal(account), number);
        }
    }

    private void remember(String user, String account, int number) {
        Integer before = lineOfUser.putIfAbsent(user, number);
        if (before == null) {
            accounts.put(user, account);
        } else {
            problem(
                    number,
                    "the user is on line " + before + " already",
                    "A user has one line.",
                    "Remove one of the two lines.");
        }
    }

    private static boolean isAccount(String account) {
        return ObjectIds.isObjectId(account) || PRINCIPAL_NAME.matcher(account).matches();
    }

    private static String field(Matcher fields, int group) {
        String quoted = fields.group(group);
        return quoted == null ? fields.group(group + 1) : quoted.strip();
    }

    private void problem(int line, String wrong, String rule, String remedy) {
        problems.add(new OverridesProblem(line, wrong, rule, remedy));
    }
}
