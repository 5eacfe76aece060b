package dev.confab.schemas.user;

import org.jspecify.annotations.Nullable;

/**
 * How a person shows themselves.
 *
 * @param displayName the name shown to others, 1 to 64 characters
 * @param bio what the person says about themselves, in lines of 500 characters at most; null if
 *     nothing
 * @param statusText what the person is up to, one line of 140 characters at most; null if nothing
 * @param phone phone number in the form of E.164; null if they name none
 */
public record Profile(
    String displayName,
    @Nullable String bio,
    @Nullable String statusText,
    @Nullable String phone) {}
