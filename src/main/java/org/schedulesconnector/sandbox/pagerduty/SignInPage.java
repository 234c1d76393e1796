package org.schedulesconnector.sandbox.pagerduty;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.text.StringEscapeUtils;

/** The pages of the sandbox's sign-in. They work without scripts, for people and for tests. */
final class SignInPage {
    private static final String PAGE =
            """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>PagerDuty sandbox: %1$s</title></head>
            <body><h1>%1$s</h1>%2$s</body></html>
            """;
    private static final String FORM =
            """
            <p>An app wants to read PagerDuty for you: %s.</p>
            <form method="post" action="/oauth/authorize">
            <input type="hidden" name="request" value="%s">
            <label>Sign in as <select name="user">%s</select></label>
            <button name="decision" value="allow">Allow</button>
            <button name="decision" value="deny">Deny</button>
            </form>
            """;

    private SignInPage() {}

    /** Who signs in is chosen, owners first; no password is asked for. */
    static String choice(String request, List<AccountUser> users, Set<String> scopes) {
        String options = users.stream()
                .sorted((one, other) -> Boolean.compare(isOwner(other), isOwner(one)))
                .map(user -> "<option value=\"%s\">%s (%s)</option>"
                        .formatted(escaped(user.id()), escaped(user.name()), escaped(user.role())))
                .collect(Collectors.joining());
        return PAGE.formatted("Sign in", FORM.formatted(escaped(String.join(", ", scopes)), request, options));
    }

    static String error(String sentence) {
        return PAGE.formatted("That is not possible", "<p>" + escaped(sentence) + "</p>");
    }

    private static boolean isOwner(AccountUser user) {
        return user.role().equals("owner");
    }

    private static String escaped(String text) {
        return StringEscapeUtils.escapeHtml4(text);
    }
}
