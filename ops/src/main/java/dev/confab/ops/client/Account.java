package dev.confab.ops.client;

import java.util.UUID;

/** An account that was registered or imported. */
public record Account(UUID userId, String username) {}
