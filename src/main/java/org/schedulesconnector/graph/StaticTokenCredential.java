package org.schedulesconnector.graph;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.time.OffsetDateTime;
import reactor.core.publisher.Mono;

final class StaticTokenCredential implements TokenCredential {
    private final AccessToken token;

    StaticTokenCredential(String token) {
        this.token = new AccessToken(token, OffsetDateTime.MAX);
    }

    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
        return Mono.just(token);
    }
}
