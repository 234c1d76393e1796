package org.schedulesconnector.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;

class TrustTest {
    private final TestAuthority known = new TestAuthority("Known");

    @Test
    void addsToWhatTheJvmTrusts() {
        X509TrustManager manager =
                Trust.widenedBy(List.of(known.certificate())).orElseThrow().manager();

        assertThat(List.of(manager.getAcceptedIssuers()))
                .contains(known.certificate())
                .hasSizeGreaterThan(20);
    }

    @Test
    void leavesTheJvmsTrustAloneWithoutAnythingToAdd() {
        assertThat(Trust.widenedBy(List.of())).isEmpty();
    }

    @Test
    void trustsNobodyElse() {
        X509TrustManager manager =
                Trust.widenedBy(List.of(known.certificate())).orElseThrow().manager();
        X509Certificate[] foreign = {new TestAuthority("Known").certificate()};

        assertThatThrownBy(() -> manager.checkServerTrusted(foreign, "EC")).isInstanceOf(CertificateException.class);
    }
}
