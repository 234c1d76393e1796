package org.schedulesconnector.crawl.ledger;

/**
 * A secret as the database keeps it.
 *
 * @param keyId which key opens it
 * @param text nonce, ciphertext and tag, in Base64
 */
public record SealedText(String keyId, String text) {}
