package dev.confab.schemas;

/**
 * Content under a key that can be destroyed. Nothing seals yet; the place is kept so that
 * encryption at rest needs no new event version.
 *
 * @param keyId which key opens it
 * @param nonce the cipher's nonce
 * @param bytes the ciphertext of the plain content record
 */
public record Sealed(String keyId, Bytes nonce, Bytes bytes) {}
