package dev.confab.schemas.user;

import org.jspecify.annotations.Nullable;

/**
 * What a person is told of.
 *
 * @param enabled anything at all?
 * @param mentionsOnly only what mentions them?
 * @param preview does a notification show what was said?
 * @param doNotDisturb when not to notify; null: at any time
 */
public record NotificationSettings(
    boolean enabled, boolean mentionsOnly, boolean preview, @Nullable DoNotDisturb doNotDisturb) {}
