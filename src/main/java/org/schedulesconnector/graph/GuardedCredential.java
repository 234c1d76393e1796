package org.schedulesconnector.graph;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.io.IOException;
import java.util.Map;
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

    private final TokenCredential credential;

    GuardedCredential(TokenCredential credential) {
        this.credential = credential;
    }

    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
        return credential.getToken(request).onErrorMap(GuardedCredential::translate);
    }

    @Override
    public AccessToken getTokenSync(TokenRequestContext request) {
        try {
            return credential.getTokenSync(request);
        } catch (RuntimeException failure) {
            throw translate(failure);
        }
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
        if (code.find() && PLAIN_WORDS.containsKey(code.group(1))) {
            return GraphException.of(
                    Kind.AUTHENTICATION,
                    "No token: " + PLAIN_WORDS.get(code.group(1)) + " (" + code.group() + ")",
                    failure);
        }
        return GraphException.of(
                Kind.AUTHENTICATION, "No token: " + message.lines().findFirst().orElse(""), failure);
    }
}
