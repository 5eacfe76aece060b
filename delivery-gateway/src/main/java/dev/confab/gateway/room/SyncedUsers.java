package dev.confab.gateway.room;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The sessions of each user that new memberships attach: those that have begun to sync. */
public final class SyncedUsers {
  private final ConcurrentMap<UUID, List<Subscriber>> users = new ConcurrentHashMap<>();

  /** From now on new memberships attach the session. A session that has ended is not taken. */
  void add(Subscriber session) {
    users.compute(
        session.userId(),
        (_, others) -> {
          List<Subscriber> all = new ArrayList<>(others == null ? List.of() : others);
          all.add(session);
          return List.copyOf(all);
        });
    if (session.attachments().isClosed()) {
      remove(session);
    }
  }

  /** A session has ended. */
  void remove(Subscriber session) {
    users.computeIfPresent(
        session.userId(),
        (_, all) -> {
          List<Subscriber> others = all.stream().filter(other -> other != session).toList();
          return others.isEmpty() ? null : others;
        });
  }

  /** A user's sessions here. */
  List<Subscriber> of(UUID user) {
    return users.getOrDefault(user, List.of());
  }
}
