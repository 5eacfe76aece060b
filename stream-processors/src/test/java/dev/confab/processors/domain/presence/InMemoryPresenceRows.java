package dev.confab.processors.domain.presence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of presence in maps. */
public final class InMemoryPresenceRows implements PresenceRows {
  private final Map<UUID, PresenceRow> users = new HashMap<>();
  private final Map<UUID, LeaseRow> leases = new HashMap<>();
  private final Map<UUID, TreeSet<UUID>> connected = new HashMap<>();

  @Override
  public @Nullable PresenceRow user(UUID userId) {
    return users.get(userId);
  }

  @Override
  public @Nullable LeaseRow lease(UUID nodeId) {
    return leases.get(nodeId);
  }

  @Override
  public List<UUID> usersOf(UUID nodeId, int limit) {
    return connected.getOrDefault(nodeId, new TreeSet<>()).stream().limit(limit).toList();
  }

  @Override
  public void putUser(UUID userId, PresenceRow user) {
    users.put(userId, user);
  }

  @Override
  public void removeUser(UUID userId) {
    users.remove(userId);
  }

  @Override
  public void putLease(UUID nodeId, LeaseRow lease) {
    leases.put(nodeId, lease);
  }

  @Override
  public void removeLease(UUID nodeId) {
    leases.remove(nodeId);
  }

  @Override
  public void putConnected(UUID nodeId, UUID userId, boolean isConnected) {
    TreeSet<UUID> those = connected.computeIfAbsent(nodeId, _ -> new TreeSet<>());
    if (isConnected) {
      those.add(userId);
    } else {
      those.remove(userId);
    }
  }
}
