package dev.confab.ingest.account;

import java.util.UUID;

/** An account that works, as JSON. */
record Registered(UUID userId, String username) {}
