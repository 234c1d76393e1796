package org.schedulesconnector.pagerduty;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.schedulesconnector.pagerduty.PagerDutyException.Kind;
import org.schedulesconnector.settings.PagerDutySettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The OAuth token in use: asked for when it is first needed, renewed early by one thread while the others go on with
 * the old one, renewed at once when the API refuses it, and never twice at a time.
 *
 * <p>PagerDuty may grant fewer scopes than were asked for; what is missing is named. Without {@code schedules.read}, {@code
 * users.read} and {@code teams.read} nothing works; without any other the feature that wants it is off.
 */
final class PagerDutyTokens implements Credential {
    private static final Logger LOG = LoggerFactory.getLogger(PagerDutyTokens.class);
    private static final Duration REFUSAL_STANDS = Duration.ofMinutes(1);
    private static final Duration EARLY_RETRY = Duration.ofSeconds(5);

    private final TokenSource source;
    private final WantedScopes wanted;
    private final Clock clock;
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile TokenGrant grant;
    private PagerDutyException refusal;
    private Instant refusedUntil = Instant.MIN;
    private Set<String> toldMissing = Set.of();

    private PagerDutyTokens(TokenSource source, WantedScopes wanted, Clock clock) {
        this.source = source;
        this.wanted = wanted;
        this.clock = clock;
    }

    /** Tokens of the app for itself. */
    static PagerDutyTokens ofApp(PagerDutySettings settings, Clock clock) {
        WantedScopes wanted = WantedScopes.with(settings.optionalScopes());
        return new PagerDutyTokens(new AppTokens(new TokenClient(settings, clock), wanted), wanted, clock);
    }

    /** Tokens of the app for somebody who signed in, whose authorization is in the store. */
    static PagerDutyTokens ofUser(PagerDutySettings settings, TokenStore store, Clock clock) {
        WantedScopes wanted = WantedScopes.with(settings.optionalScopes());
        TokenClient client = new TokenClient(settings, clock);
        return new PagerDutyTokens(new UserTokens(client, store, wanted, clock), wanted, clock);
    }

    @Override
    public String authorization() {
        return current().authorization();
    }

    @Override
    public boolean renew(String refused) {
        refreshing.lock();
        try {
            if (grant == null || grant.authorization().equals(refused)) {
                grant = null;
                grant = obtain(refused);
            }
            return true;
        } finally {
            refreshing.unlock();
        }
    }

    @Override
    public boolean isCurrent(String authorization) {
        TokenGrant known = grant;
        return known != null && known.authorization().equals(authorization);
    }

    @Override
    public boolean isKept() {
        return source.isKept();
    }

    @Override
    public boolean hasScope(String scope) {
        return current().scopes().contains(scope);
    }

    @Override
    public Set<String> missingScopes() {
        return wanted.missingIn(current());
    }

    private TokenGrant current() {
        TokenGrant known = grant;
        Instant now = clock.instant();
        if (known != null && known.isFresh(now)) {
            return known;
        }
        return known != null && known.isValid(now) ? refreshEarly(known) : refreshNow();
    }

    private TokenGrant refreshNow() {
        refreshing.lock();
        try {
            if (grant == null || !grant.isValid(clock.instant())) {
                grant = obtain(null);
            }
            return grant;
        } finally {
            refreshing.unlock();
        }
    }

    private TokenGrant refreshEarly(TokenGrant known) {
        if (!refreshing.tryLock()) {
            return known;
        }
        try {
            if (grant == known) {
                grant = obtainOrKeep(known);
            }
            return grant == null ? known : grant;
        } finally {
            refreshing.unlock();
        }
    }

    private TokenGrant obtainOrKeep(TokenGrant known) {
        try {
            return obtain(null);
        } catch (PagerDutyException e) {
            if (!e.isRetryable()) {
                throw e;
            }
            LOG.info("The PagerDuty token is kept until it expires: {}", e.getMessage());
            return known.refreshedNotBefore(clock.instant().plus(EARLY_RETRY));
        }
    }

    /** A refusal stands for a while: asking again with the same secret cannot help and would only hammer the service. */
    private TokenGrant obtain(String refused) {
        if (clock.instant().isBefore(refusedUntil)) {
            throw refusal;
        }
        try {
            TokenGrant obtained = source.obtain(refused);
            requireEssential(obtained);
            tellMissing(obtained);
            return obtained;
        } catch (PagerDutyException e) {
            if (!e.isRetryable()) {
                refusal = e;
                refusedUntil = clock.instant().plus(REFUSAL_STANDS);
            }
            throw e;
        }
    }

    private void requireEssential(TokenGrant obtained) {
        Set<String> lacking = WantedScopes.essentialMissingIn(obtained);
        if (!lacking.isEmpty()) {
            throw PagerDutyException.of(Kind.FORBIDDEN)
                    .method("POST")
                    .path(PagerDutyException.TOKEN_PATH)
                    .message(source.subject() + "the Scoped OAuth app was not granted " + String.join(", ", lacking))
                    .remedy(source.remedyForScopes())
                    .build();
        }
    }

    private void tellMissing(TokenGrant obtained) {
        Set<String> missing = wanted.missingIn(obtained);
        if (!missing.isEmpty() && !missing.equals(toldMissing)) {
            LOG.warn("PagerDuty did not grant {}; what needs it is off", String.join(", ", missing));
        }
        toldMissing = missing;
    }
}
