package dev.confab.schemas.user;

import org.jspecify.annotations.Nullable;

/**
 * Names of a person.
 *
 * @param username the unique name as its owner wrote it
 * @param email the e-mail address; null for imported accounts
 * @param displayName the name shown to others
 */
public record AccountProfile(String username, @Nullable String email, String displayName) {}
