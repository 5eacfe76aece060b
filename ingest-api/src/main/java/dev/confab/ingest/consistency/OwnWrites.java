package dev.confab.ingest.consistency;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.confab.platform.query.ChatPosition;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What users changed through this node a moment ago, so that their next reads here wait until the
 * views show it. Forgotten after {@link #KEPT}: a view that is further behind than that should
 * rather answer with what it has.
 */
public final class OwnWrites {
  private static final Duration KEPT = Duration.ofSeconds(30);

  /** Some hundred bytes each. */
  private static final int MAX_USERS = 20_000;

  /** Somebody who writes to more chats, or changes more users, in half a minute is a program. */
  private static final int MAX_PER_USER = 64;

  private final Cache<UUID, Map<UUID, Long>> changes = cache();
  private final Cache<UUID, Map<UUID, Long>> memberships = cache();
  private final Cache<UUID, Map<UUID, Long>> users = cache();

  /** A user made a change in a chat. */
  void changed(UUID user, UUID chat, long seq) {
    put(changes, user, chat, seq);
  }

  /** A user's own membership of a chat began or ended. */
  void membershipChanged(UUID user, UUID chat, long seq) {
    put(memberships, user, chat, seq);
  }

  /** A user changed themselves or, with the right to, somebody else. */
  void userChanged(UUID user, UUID changed, long version) {
    put(users, user, changed, version);
  }

  /** The version of a user that this user must see; 0 if any will do. */
  long version(UUID user, UUID of) {
    Map<UUID, Long> versions = users.getIfPresent(user);
    return versions == null ? 0 : versions.getOrDefault(of, 0L);
  }

  /** A chat, as far as this user must see it. */
  ChatPosition position(UUID user, UUID chat) {
    Map<UUID, Long> seqs = changes.getIfPresent(user);
    return new ChatPosition(chat, seqs == null ? 0 : seqs.getOrDefault(chat, 0L));
  }

  /** The changes of memberships that this user's list of chats must include. */
  List<ChatPosition> memberships(UUID user) {
    Map<UUID, Long> seqs = memberships.getIfPresent(user);
    return seqs == null
        ? List.of()
        : seqs.entrySet().stream()
            .map(entry -> new ChatPosition(entry.getKey(), entry.getValue()))
            .toList();
  }

  private static void put(Cache<UUID, Map<UUID, Long>> cache, UUID user, UUID id, long seq) {
    cache.asMap().merge(user, Map.of(id, seq), OwnWrites::merged);
  }

  /** The newest change goes last, so that the oldest is dropped. */
  private static Map<UUID, Long> merged(Map<UUID, Long> before, Map<UUID, Long> news) {
    LinkedHashMap<UUID, Long> merged = new LinkedHashMap<>(before);
    news.forEach((id, seq) -> merged.putLast(id, Math.max(seq, before.getOrDefault(id, 0L))));
    if (merged.size() > MAX_PER_USER) {
      merged.pollFirstEntry();
    }
    return merged;
  }

  private static Cache<UUID, Map<UUID, Long>> cache() {
    return Caffeine.newBuilder().maximumSize(MAX_USERS).expireAfterWrite(KEPT).build();
  }
}
