package dev.confab.schemas.user;

/**
 * A username or an e-mail address.
 *
 * @param name as its owner wrote it
 */
public record UniqueName(String name) {}
