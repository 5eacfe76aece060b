package dev.confab.gateway.session;

import dev.confab.platform.token.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The live sessions of each user: one for each of their log-ins, the newest. */
final class LogIns {
  private final int max;
  private final ConcurrentMap<UUID, List<Session>> users = new ConcurrentHashMap<>();

  /** What became of an entrance. */
  sealed interface Entrance {
    /**
     * It is the live session of its log-in now.
     *
     * @param displaced the one that was it before
     */
    record Entered(@Nullable Session displaced) implements Entrance {}

    /** The user has too many. */
    record Refused() implements Entrance {}
  }

  /**
   * @param max how many a user may have
   */
  LogIns(int max) {
    this.max = max;
  }

  /** Makes a session the live one of its log-in. */
  Entrance enter(Session session, Principal who) {
    while (true) {
      List<Session> before = users.get(who.userId());
      List<Session> after = new ArrayList<>(before == null ? List.of() : before);
      Session displaced = find(after, who);
      after.remove(displaced);
      if (after.size() == max) {
        return new Entrance.Refused();
      }
      after.add(session);
      if (before == null
          ? users.putIfAbsent(who.userId(), List.copyOf(after)) == null
          : users.replace(who.userId(), before, List.copyOf(after))) {
        return new Entrance.Entered(displaced);
      }
    }
  }

  /** A session has ended; nothing happens if it is not the live one of its log-in. */
  void leave(Session session, Principal who) {
    users.computeIfPresent(
        who.userId(),
        (_, all) -> {
          List<Session> others = all.stream().filter(other -> other != session).toList();
          return others.isEmpty() ? null : others;
        });
  }

  private static @Nullable Session find(List<Session> sessions, Principal who) {
    for (Session session : sessions) {
      if (session.isOf(who)) {
        return session;
      }
    }
    return null;
  }
}
