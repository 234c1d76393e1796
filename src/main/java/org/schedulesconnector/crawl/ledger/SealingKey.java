package org.schedulesconnector.crawl.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.schedulesconnector.settings.Secret;

/** Seals texts with AES-256-GCM, each for one external connection, with a nonce of its own. Thread-safe. */
final class SealingKey {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int ID_BYTES = 8;
    private static final String PURPOSE = "schedules-connector credential 1";

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;
    private final String id;

    /** @param key 32 bytes in Base64 */
    SealingKey(Secret key) {
        byte[] bytes = Base64.getDecoder().decode(key.reveal());
        this.key = new SecretKeySpec(bytes, "AES");
        this.id = HexFormat.of().formatHex(digest(bytes), 0, ID_BYTES);
    }

    /** Names the key without giving it away. */
    String id() {
        return id;
    }

    SealedText seal(Secret secret, String connectionId) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, connectionId)
                    .doFinal(secret.reveal().getBytes(StandardCharsets.UTF_8));
            byte[] all = Arrays.copyOf(nonce, nonce.length + sealed.length);
            System.arraycopy(sealed, 0, all, nonce.length, sealed.length);
            return new SealedText(id, Base64.getEncoder().encodeToString(all));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + CIPHER, e);
        }
    }

    /** @throws TamperedException when this is not what was sealed with this key for this connection */
    Secret open(SealedText sealed, String connectionId) throws TamperedException {
        byte[] all = decoded(sealed);
        byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
        try {
            byte[] text = cipher(Cipher.DECRYPT_MODE, nonce, connectionId)
                    .doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
            return new Secret(new String(text, StandardCharsets.UTF_8));
        } catch (AEADBadTagException e) {
            throw new TamperedException();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + CIPHER, e);
        }
    }

    /** What was sealed is not what is there, or was sealed for another connection. */
    static final class TamperedException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private static byte[] decoded(SealedText sealed) throws TamperedException {
        try {
            byte[] all = Base64.getDecoder().decode(sealed.text());
            if (all.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
                throw new TamperedException();
            }
            return all;
        } catch (IllegalArgumentException noBase64) {
            throw new TamperedException();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String connectionId) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((PURPOSE + "\n" + id + "\n" + connectionId).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] digest(byte[] key) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(PURPOSE.getBytes(StandardCharsets.UTF_8));
            return sha256.digest(key);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
