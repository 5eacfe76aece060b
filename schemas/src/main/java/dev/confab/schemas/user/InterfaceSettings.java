package dev.confab.schemas.user;

import org.jspecify.annotations.Nullable;

/**
 * What clients look like.
 *
 * @param language tag of BCP 47; null: as the device has it
 * @param theme the colours
 */
public record InterfaceSettings(@Nullable String language, Theme theme) {}
