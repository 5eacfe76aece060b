package dev.confab.schemas.user;

/**
 * A person's own name for one of their contacts.
 *
 * @param alias 1 to 64 characters
 */
public record ContactAlias(String alias) {}
