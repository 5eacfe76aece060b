package dev.confab.schemas.user;

/**
 * The name shown to others.
 *
 * @param displayName 1 to 64 characters
 */
public record DisplayName(String displayName) {}
