package dev.confab.ingest.command;

import dev.confab.ingest.request.ClientKeys;
import dev.confab.platform.token.Principal;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.UUID;

/**
 * What every wish about a chat says.
 *
 * @param chatId the chat
 * @param actor the caller
 * @param key the {@code Idempotency-Key}; without one a new one, so that the same request later is
 *     a wish of its own
 * @param at when it was taken
 */
public record ChatWish(UUID chatId, UUID actor, String key, Instant at) {
  static ChatWish of(Context ctx, Principal caller, UUID chatId, Instant at) {
    return new ChatWish(chatId, caller.userId(), ClientKeys.keyOrRandom(ctx), at);
  }
}
