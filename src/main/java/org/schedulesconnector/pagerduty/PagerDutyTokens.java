package org.schedulesconnector.pagerduty;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.schedulesconnector.pagerduty.PagerDutyException.Kind;
import org.schedulesconnector.settings.PagerDutySettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The token of a Scoped OAuth app: asked for when it is first needed, renewed early by one thread while the others go on with
 * the old one, renewed at once when the API refuses it, and never twice at a time.
 *
 * <p>PagerDuty may grant fewer scopes than were asked for, or refuse a list with one scope too many; both are met: the list is cut
 * down step by step, and what is missing is named. Without {@code schedules.read}, {@code users.read} and {@code teams.read} nothing
 * works; without any other the feature that wants it is off.
 */
final class PagerDutyTokens implements Credential {
    private static final Logger LOG = LoggerFactory.getLogger(PagerDutyTokens.class);
    private static final List<String> ESSENTIAL = List.of("schedules.read", "users.read", "teams.read");
    private static final String AUDIT = "audit_records.read";
    private static final String REFUSES_ALL = "PagerDuty refuses every list of scopes, even ";
    private static final Duration REFUSAL_STANDS = Duration.ofMinutes(1);
    private static final Duration EARLY_RETRY = Duration.ofSeconds(5);

    private final TokenClient client;
    private final Clock clock;
    private final List<Set<String>> scopeLists;
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile TokenGrant grant;
    private int scopeList;
    private boolean allRefused;
    private PagerDutyException refusal;
    private Instant refusedUntil = Instant.MIN;
    private Set<String> toldMissing = Set.of();

    PagerDutyTokens(PagerDutySettings settings, Clock clock) {
        this.client = new TokenClient(settings, clock);
        this.clock = clock;
        this.scopeLists = scopeLists(settings.optionalScopes());
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
                grant = obtain();
            }
            return true;
        } finally {
            refreshing.unlock();
        }
    }

    @Override
    public boolean hasScope(String scope) {
        return current().scopes().contains(scope);
    }

    @Override
    public Set<String> missingScopes() {
        return missing(scopeLists.get(0), current());
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
                grant = obtain();
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
            return obtain();
        } catch (PagerDutyException e) {
            if (!e.isRetryable()) {
                throw e;
            }
            LOG.info("The PagerDuty token is kept until it expires: {}", e.getMessage());
            return known.refreshedNotBefore(clock.instant().plus(EARLY_RETRY));
        }
    }

    /** A refusal stands for a while: asking again with the same secret cannot help and would only hammer the service. */
    private TokenGrant obtain() {
        if (clock.instant().isBefore(refusedUntil)) {
            throw refusal;
        }
        try {
            TokenGrant obtained = askForLessAndLess();
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

    /** When every list was refused the last time, one question tells whether that is still so. */
    private TokenGrant askForLessAndLess() {
        Set<String> least = scopeLists.get(scopeLists.size() - 1);
        if (allRefused && client.request(least).isEmpty()) {
            throw lacking(least, REFUSES_ALL);
        }
        allRefused = false;
        while (true) {
            Set<String> asked = scopeLists.get(scopeList);
            Optional<TokenGrant> obtained = client.request(asked);
            if (obtained.isPresent()) {
                return obtained.get();
            }
            if (scopeList == scopeLists.size() - 1) {
                scopeList = 0;
                allRefused = true;
                throw lacking(asked, REFUSES_ALL);
            }
            scopeList++;
        }
    }

    private void requireEssential(TokenGrant obtained) {
        Set<String> lacking = missing(ESSENTIAL, obtained);
        if (!lacking.isEmpty()) {
            throw lacking(lacking, "the Scoped OAuth app was not granted ");
        }
    }

    private void tellMissing(TokenGrant obtained) {
        Set<String> missing = missing(scopeLists.get(0), obtained);
        if (!missing.isEmpty() && !missing.equals(toldMissing)) {
            LOG.warn("PagerDuty did not grant {}; what needs it is off", String.join(", ", missing));
        }
        toldMissing = missing;
    }

    private PagerDutyException lacking(Collection<String> scopes, String message) {
        return PagerDutyException.of(Kind.FORBIDDEN)
                .method("POST")
                .path(PagerDutyException.TOKEN_PATH)
                .message("for " + client.account() + " " + message + String.join(", ", scopes))
                .remedy("Grant them to the app in PagerDuty (Integrations, App Registration, OAuth 2.0), and check"
                        + " that pagerduty.region and pagerduty.subdomain name the app's account.")
                .build();
    }

    private static Set<String> missing(Collection<String> wanted, TokenGrant grant) {
        Set<String> missing = new LinkedHashSet<>(wanted);
        missing.removeAll(grant.scopes());
        return missing;
    }

    /** All that is wanted; then without what is optional; then only what nothing works without. */
    private static List<Set<String>> scopeLists(List<String> optional) {
        Set<String> essential = new LinkedHashSet<>(ESSENTIAL);
        Set<String> required = new LinkedHashSet<>(essential);
        required.add(AUDIT);
        Set<String> all = new LinkedHashSet<>(required);
        all.addAll(optional);
        return new ArrayList<>(new LinkedHashSet<>(List.of(all, required, essential)));
    }
}
