package org.schedulesconnector.sandbox.tenant;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The part of {@code $filter} on users that is served: {@code member eq 'value'} and {@code member in ('a','b')}, joined by
 * {@code or}, with at most 15 values altogether. Values are compared without regard to case.
 */
final class UserFilter {
    static final Set<String> MEMBERS = Set.of("id", "userPrincipalName", "mail", "displayName");

    private static final int MOST_VALUES = 15;
    private static final String LITERAL = "'((?:[^']|'')*)'";
    private static final Pattern EQUALS = Pattern.compile("\\s*(\\w+)\\s+eq\\s+" + LITERAL + "\\s*");
    private static final Pattern IN =
            Pattern.compile("\\s*(\\w+)\\s+in\\s*\\((\\s*" + LITERAL + "(?:\\s*,\\s*" + LITERAL + ")*)\\s*\\)\\s*");
    private static final Pattern OR = Pattern.compile("or\\b");
    private static final Pattern VALUE = Pattern.compile(LITERAL);

    private final String text;
    private int position;

    private UserFilter(String text) {
        this.text = text;
    }

    static Predicate<DirectoryUser> parse(String text) {
        return new UserFilter(text).parse();
    }

    private Predicate<DirectoryUser> parse() {
        List<Map.Entry<String, String>> wanted = new ArrayList<>();
        wanted.addAll(clause());
        while (position < text.length()) {
            next(OR);
            wanted.addAll(clause());
        }
        if (wanted.size() > MOST_VALUES) {
            throw GraphRefusal.of(
                    400,
                    "Request_UnsupportedQuery",
                    "Too many child clauses specified in search filter expression containing 'OR' operators: "
                            + wanted.size() + ". Max allowed: " + MOST_VALUES + ".");
        }
        Map<String, Set<String>> byMember = wanted.stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
        return user -> byMember.entrySet().stream().anyMatch(one -> user.value(one.getKey())
                .map(value -> value.toLowerCase(Locale.ROOT))
                .filter(one.getValue()::contains)
                .isPresent());
    }

    private List<Map.Entry<String, String>> clause() {
        Matcher equality = at(EQUALS);
        if (equality.lookingAt()) {
            position = equality.end();
            return List.of(entry(equality.group(1), equality.group(2)));
        }
        Matcher membership = next(IN);
        List<Map.Entry<String, String>> entries = new ArrayList<>();
        Matcher values = VALUE.matcher(membership.group(2));
        while (values.find()) {
            entries.add(entry(membership.group(1), values.group(1)));
        }
        return entries;
    }

    private static Map.Entry<String, String> entry(String member, String literal) {
        if (!MEMBERS.contains(member)) {
            throw GraphRefusal.of(
                    400,
                    "Request_UnsupportedQuery",
                    "Unsupported or invalid query filter clause for '" + member + "'.");
        }
        if (member.equals("id") && !StrictObject.isGuid(literal)) {
            throw GraphRefusal.of(
                    400, "Request_BadRequest", "Invalid object identifier '" + literal + "' in the filter.");
        }
        return Map.entry(member, literal.replace("''", "'").toLowerCase(Locale.ROOT));
    }

    private Matcher next(Pattern pattern) {
        Matcher matcher = at(pattern);
        if (!matcher.lookingAt()) {
            throw GraphRefusal.invalid(
                    "Invalid filter clause: syntax error at position " + position + " in '" + text + "'.");
        }
        position = matcher.end();
        return matcher;
    }

    private Matcher at(Pattern pattern) {
        return pattern.matcher(text).region(position, text.length());
    }
}
