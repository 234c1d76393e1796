package org.schedulesconnector.sandbox.pagerduty;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.schedulesconnector.sandbox.SandboxRequest;

/** Tells who calls, from {@code Authorization: Token token=KEY} or {@code Bearer TOKEN}; any other spelling is a 401. */
final class Authenticator {
    private static final Pattern API_KEY = Pattern.compile("Token token=(\\S+)");
    private static final Pattern OAUTH = Pattern.compile("Bearer (\\S+)");

    private final Account account;
    private final PagerDutyCredentials credentials;
    private final IssuedTokens tokens;

    Authenticator(Account account, PagerDutyCredentials credentials, IssuedTokens tokens) {
        this.account = account;
        this.credentials = credentials;
        this.tokens = tokens;
    }

    Identity identify(SandboxRequest request) {
        String header = request.header("authorization").orElse("");
        Matcher key = API_KEY.matcher(header);
        Matcher oauth = OAUTH.matcher(header);
        if (key.matches()) {
            return withKey(key.group(1)).orElseThrow(ApiError::unauthorized);
        }
        if (oauth.matches()) {
            return tokens.ownerOf(oauth.group(1)).map(Authenticator::withToken).orElseThrow(ApiError::unauthorized);
        }
        throw ApiError.unauthorized();
    }

    /** The limit counts for each person apart. */
    private static Identity withToken(TokenOwner owner) {
        String bucket = owner.userId().map(user -> "app for " + user).orElse("app");
        return new Identity(bucket, Optional.of(owner.scopes()), owner.userId());
    }

    private Optional<Identity> withKey(String key) {
        if (key.equals(credentials.apiToken())) {
            return Optional.of(new Identity("account-key", Optional.empty(), Optional.empty()));
        }
        if (key.equals(credentials.ownerToken())) {
            return Optional.of(new Identity("owner-key", Optional.empty(), owner()));
        }
        return Optional.empty();
    }

    private Optional<String> owner() {
        return account.users().stream()
                .filter(user -> user.role().equals("owner"))
                .map(AccountUser::id)
                .findFirst();
    }
}
