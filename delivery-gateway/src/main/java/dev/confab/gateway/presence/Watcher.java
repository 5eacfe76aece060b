package dev.confab.gateway.presence;

import dev.confab.gateway.protocol.EphemeralFrames;
import dev.confab.gateway.room.Subscriber;
import dev.confab.platform.query.Presence;
import dev.confab.platform.query.ShownPresence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The users on one client's screen, and what it was told of them. It is told what is new to it
 * only, so who may not know how much somebody is there does not learn either that this has changed.
 */
public final class Watcher {
  private final Subscriber session;
  private final Map<UUID, Told> told = new HashMap<>();
  private final Map<UUID, ShownPresence> news = new LinkedHashMap<>();
  private Set<UUID> users = Set.of();

  /** What a client knows of a user. */
  private record Told(long version, ShownPresence shown) {}

  /** Watches nobody yet. */
  public Watcher(Subscriber session) {
    this.session = session;
  }

  UUID viewer() {
    return session.userId();
  }

  synchronized Set<UUID> users() {
    return users;
  }

  /**
   * Watches others from now on.
   *
   * @return whom it watched before
   */
  synchronized Set<UUID> replace(Set<UUID> others) {
    Set<UUID> before = users;
    users = Set.copyOf(others);
    told.keySet().retainAll(users);
    news.keySet().retainAll(users);
    return before;
  }

  /**
   * Answers a request, not behind what the client was told already; who is not in the answers of
   * the view is not in this one.
   */
  synchronized void answer(String id, List<Presence> presences) {
    List<ShownPresence> answer = new ArrayList<>();
    for (Presence presence : presences) {
      ShownPresence shown = shown(presence);
      boolean _ = note(presence.version(), shown);
      Told newest = told.get(shown.userId());
      answer.add(newest == null ? shown : newest.shown());
      news.remove(shown.userId());
    }
    session.send(EphemeralFrames.presence(id, answer));
  }

  /** Something may have changed; {@link #tell} says what has. */
  synchronized void take(Presence presence) {
    ShownPresence shown = shown(presence);
    if (note(presence.version(), shown)) {
      news.put(shown.userId(), shown);
    }
  }

  /** Tells the client what is new. */
  synchronized void tell() {
    if (!news.isEmpty()) {
      session.sendEphemeral(EphemeralFrames.presence(null, List.copyOf(news.values())));
      news.clear();
    }
  }

  private ShownPresence shown(Presence presence) {
    return ShownPresence.of(presence, viewer());
  }

  /** True if it is new to the client. */
  private boolean note(long version, ShownPresence shown) {
    @Nullable Told before = told.get(shown.userId());
    if (!users.contains(shown.userId()) || (before != null && version < before.version())) {
      return false;
    }
    told.put(shown.userId(), new Told(version, shown));
    return before == null || !before.shown().equals(shown);
  }
}
