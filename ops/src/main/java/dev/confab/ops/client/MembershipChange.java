package dev.confab.ops.client;

import java.time.Instant;
import java.util.UUID;

/** Somebody became or stopped being a member. */
public record MembershipChange(UUID chatId, UUID userId, long seq, Instant at) {}
