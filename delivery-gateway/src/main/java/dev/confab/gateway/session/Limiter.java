package dev.confab.gateway.session;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.confab.platform.limit.LimitsConfig;
import dev.confab.platform.limit.TokenBuckets;
import dev.confab.platform.token.Principal;
import dev.confab.platform.token.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How often a user may wish for something, and how much a chat can take. */
public final class Limiter {
  private final TokenBuckets<UUID> users;
  private final TokenBuckets<UUID> chats;

  /** With nothing counted yet. */
  public Limiter(LimitsConfig config, Ticker ticker) {
    users = new TokenBuckets<>(config.user(), ticker);
    chats = new TokenBuckets<>(config.chat(), ticker);
  }

  /**
   * Counts a wish; importers send as fast as they can, and may.
   *
   * @param chat what it is about; null if no chat can be found
   * @return 0, or after how many seconds it may be sent again
   */
  int count(Principal principal, @Nullable UUID chat) {
    if (principal.roles().contains(Role.IMPORTER)) {
      return 0;
    }
    int waitSeconds = users.take(principal.userId());
    return waitSeconds > 0 || chat == null ? waitSeconds : chats.take(chat);
  }
}
