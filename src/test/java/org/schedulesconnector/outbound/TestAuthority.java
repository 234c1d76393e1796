package org.schedulesconnector.outbound;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An authority that nobody knows yet, and the servers it vouches for. Writes its certificates itself (RFC 5280): the JDK has no API for that. */
public final class TestAuthority {
    private static final byte[] ECDSA_WITH_SHA256 = seq(hex("06082A8648CE3D040302"));
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final AtomicInteger serial = new AtomicInteger();
    private final String name;
    private final KeyPair keys = newKeys();
    private final X509Certificate certificate;

    public TestAuthority(String name) {
        this(name, Duration.ofDays(30));
    }

    /** @param lifetime from a year ago to this long from now; may be negative */
    public TestAuthority(String name, Duration lifetime) {
        this.name = name;
        byte[] isAuthority = seq(hex("0603551D13"), hex("0101FF"), der(0x04, seq(hex("0101FF"))));
        this.certificate = issue(name, keys.getPublic(), isAuthority, lifetime);
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** As an operator gets it. */
    public String pem() {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With its private key, as a PFX file. */
    public byte[] pfx(String password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(name, keys.getPrivate(), password.toCharArray(), new Certificate[] {certificate});
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            store.store(out, password.toCharArray());
            return out.toByteArray();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A server with a certificate for one name. */
    public SSLContext server(String dnsName) {
        return server(dnsName, Duration.ofDays(1));
    }

    /** @param lifetime of its certificate, from a year ago to this long from now; may be negative */
    public SSLContext server(String dnsName, Duration lifetime) {
        try {
            KeyPair itsKeys = newKeys();
            byte[] alternativeName =
                    seq(hex("0603551D11"), der(0x04, seq(der(0x82, dnsName.getBytes(StandardCharsets.US_ASCII)))));
            X509Certificate its = issue(dnsName, itsKeys.getPublic(), alternativeName, lifetime);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", itsKeys.getPrivate(), PASSWORD, new Certificate[] {its, certificate});
            KeyManagerFactory manager = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            manager.init(store, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(manager.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate issue(String subject, PublicKey key, byte[] extension, Duration lifetime) {
        Instant now = Instant.now();
        byte[] content = seq(
                der(0xA0, hex("020102")),
                der(0x02, BigInteger.valueOf(serial.incrementAndGet()).toByteArray()),
                ECDSA_WITH_SHA256,
                name(name),
                seq(time(now.minus(Duration.ofDays(365))), time(now.plus(lifetime))),
                name(subject),
                key.getEncoded(),
                der(0xA3, seq(extension)));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(content);
            byte[] signed = seq(content, ECDSA_WITH_SHA256, der(0x03, join(new byte[1], signature.sign())));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] name(String commonName) {
        return seq(der(0x31, seq(hex("0603550403"), der(0x0C, commonName.getBytes(StandardCharsets.UTF_8)))));
    }

    private static byte[] time(Instant instant) {
        return der(0x18, TIME.format(instant).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] seq(byte[]... parts) {
        return der(0x30, join(parts));
    }

    private static byte[] der(int tag, byte[] content) {
        int length = content.length;
        if (length < 0x80) {
            return join(new byte[] {(byte) tag, (byte) length}, content);
        }
        return length < 0x100
                ? join(new byte[] {(byte) tag, (byte) 0x81, (byte) length}, content)
                : join(new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length}, content);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
