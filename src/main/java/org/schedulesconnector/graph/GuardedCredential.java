package org.schedulesconnector.graph;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.util.ObjectHelper;
import org.schedulesconnector.graph.GraphException.Kind;
import reactor.core.publisher.Mono;

/** A credential whose failures say what to do. The login service's common codes are put in plain words. */
final class GuardedCredential implements TokenCredential {
    private static final Pattern LOGIN_CODE = Pattern.compile("AADSTS(\\d+)");
    private static final Map<String, String> PLAIN_WORDS = Map.of(
            "700027", "the certificate is not registered with the application",
            "700016", "the tenant has no such application: check client id and tenant id",
            "7000222", "the client secret has expired",
            "7000215", "the client secret is wrong; often its id was copied instead of its value",
            "900023", "the tenant id is not that of a tenant",
            "90002", "the tenant id is not that of a tenant of this cloud");

    /** A refusal stands for so long: the same secret is not shown again and again. */
    private static final Duration REFUSAL_STANDS = Duration.ofMinutes(1);

    private final TokenCredential credential;
    private final Clock clock;
    private volatile GraphException refusal;
    private volatile Instant refusedUntil = Instant.MIN;
    private volatile String latest = "";

    GuardedCredential(TokenCredential credential, Clock clock) {
        this.credential = credential;
        this.clock = clock;
    }

    /** The application permissions of the latest token; empty when it does not tell them. */
    Optional<Set<String>> roles() {
        return TokenRoles.read(latest);
    }

    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
        return Mono.defer(() -> {
            requireNotRefused();
            return credential.getToken(request).doOnNext(this::keep).onErrorMap(this::refused);
        });
    }

    /** One at a time, so that a wrong secret is shown once and not by every request in flight. */
    @Override
    public synchronized AccessToken getTokenSync(TokenRequestContext request) {
        requireNotRefused();
        try {
            AccessToken token = credential.getTokenSync(request);
            keep(token);
            return token;
        } catch (RuntimeException failure) {
            throw refused(failure);
        }
    }

    private void keep(AccessToken token) {
        latest = token.getToken();
    }

    private void requireNotRefused() {
        if (clock.instant().isBefore(refusedUntil)) {
            throw refusal;
        }
    }

    private GraphException refused(Throwable failure) {
        GraphException told = translate(failure);
        if (told.kind() == Kind.AUTHENTICATION) {
            refusal = told;
            refusedUntil = clock.instant().plus(REFUSAL_STANDS);
        }
        return told;
    }

    private static GraphException translate(Throwable failure) {
        UnusableAnswerException unusable = ObjectHelper.getException(UnusableAnswerException.class, failure);
        if (unusable != null) {
            return GraphException.of(unusable.kind(), "No token: " + unusable.getMessage(), failure);
        }
        IOException io = ObjectHelper.getException(IOException.class, failure);
        if (io != null) {
            return GraphException.of(
                    Kind.IO, "No token: the login service was not reached: " + io.getMessage(), failure);
        }
        String message = String.valueOf(failure.getMessage());
        Matcher code = LOGIN_CODE.matcher(message);
        if (!code.find()) {
            return GraphException.of(
                    Kind.AUTHENTICATION,
                    "No token: " + message.lines().findFirst().orElse(""),
                    failure);
        }
        String known = PLAIN_WORDS.get(code.group(1));
        String words = known == null
                ? message.lines().findFirst().orElse("")
                : "the login service says that " + known + " (" + code.group() + ")";
        return GraphException.of(Kind.AUTHENTICATION, "No token: " + words, failure)
                .withLoginCode(code.group());
    }
}
