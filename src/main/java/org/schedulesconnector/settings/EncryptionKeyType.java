package org.schedulesconnector.settings;

import java.util.Base64;
import java.util.stream.IntStream;

/** A key of 32 bytes in Base64, made by chance: it has no structure that could be guessed. */
final class EncryptionKeyType implements ValueType<Secret> {
    private static final int BYTES = 32;
    /** Of 32 bytes made by chance, some 30 differ; fewer than these happen never, a text that repeats itself has few. */
    private static final int FEWEST_DIFFERENT = 12;

    private static final String REMEDY = "Make one with: openssl rand -base64 32";

    @Override
    public Secret parse(String text) throws InvalidValueException {
        byte[] key = decoded(text);
        if (key.length != BYTES) {
            throw new InvalidValueException("is a key of " + key.length + " bytes, not " + BYTES, REMEDY);
        }
        if (IntStream.range(0, BYTES).map(i -> key[i]).distinct().count() < FEWEST_DIFFERENT) {
            throw new InvalidValueException("repeats itself and can be guessed", REMEDY);
        }
        return new Secret(text);
    }

    @Override
    public String allowed() {
        return BYTES + " random bytes in Base64";
    }

    @Override
    public boolean secret() {
        return true;
    }

    private static byte[] decoded(String text) throws InvalidValueException {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException noBase64) {
            throw new InvalidValueException("is not Base64", REMEDY);
        }
    }
}
