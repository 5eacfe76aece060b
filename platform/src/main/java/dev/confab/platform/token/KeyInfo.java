package dev.confab.platform.token;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an operator may know of a key of access tokens.
 *
 * @param kid its name, as tokens have it
 * @param signs does it sign now?
 * @param signsFrom since when it signs, or from when
 * @param verifiesUntil when it is removed; null: no other key takes its place yet
 */
public record KeyInfo(
    String kid, boolean signs, Instant signsFrom, @Nullable Instant verifiesUntil) {}
