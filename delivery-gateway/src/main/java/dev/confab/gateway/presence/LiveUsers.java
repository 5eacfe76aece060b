package dev.confab.gateway.presence;

import dev.confab.schemas.presence.LiveConnection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The users who are connected to this node, and of whom others do not know yet what has become. To
 * connect, to choose a status and to go only notes that the user has changed.
 */
public final class LiveUsers {
  /**
   * A connection counts for so long after its end: who changes networks, or polls again, was never
   * away.
   */
  static final Duration LINGER = Duration.ofSeconds(3);

  private final InstantSource clock;
  private final LongSupplier nanos;
  private final AtomicLong lastConnection = new AtomicLong();
  private final ConcurrentMap<UUID, List<Visit>> users = new ConcurrentHashMap<>();
  private final Set<UUID> changed = ConcurrentHashMap.newKeySet();
  private final Queue<Leaving> leaving = new ConcurrentLinkedQueue<>();

  private record Leaving(Visit visit, long atNanos) {}

  /** Nobody yet. */
  public LiveUsers(InstantSource clock) {
    this(clock, System::nanoTime);
  }

  LiveUsers(InstantSource clock, LongSupplier nanos) {
    this.clock = clock;
    this.nanos = nanos;
  }

  /**
   * A client has said who it is.
   *
   * @param sessionId its log-in
   */
  public Visit enter(UUID userId, UUID sessionId) {
    Visit visit =
        new Visit(this, userId, sessionId, lastConnection.incrementAndGet(), clock.instant());
    users.compute(userId, (_, others) -> with(others == null ? List.of() : others, visit));
    changed.add(userId);
    return visit;
  }

  void changed(Visit visit) {
    changed.add(visit.userId());
  }

  void leave(Visit visit) {
    leaving.add(new Leaving(visit, nanos.getAsLong()));
  }

  /** Connections that have ended a while ago count no more. */
  void settle() {
    long ended = nanos.getAsLong() - LINGER.toNanos();
    for (Leaving next = leaving.peek();
        next != null && next.atNanos() - ended <= 0;
        next = leaving.peek()) {
      leaving.remove();
      remove(next.visit());
    }
  }

  private void remove(Visit visit) {
    users.computeIfPresent(visit.userId(), (_, all) -> without(all, visit));
    changed.add(visit.userId());
  }

  /** All users are to be told of again. */
  void allChanged() {
    changed.clear();
    changed.addAll(users.keySet());
  }

  /** Users of whom something is to be told, at most so many; who changes from now on is told of. */
  List<UUID> takeChanged(int most) {
    List<UUID> taken = new ArrayList<>();
    Iterator<UUID> some = changed.iterator();
    while (some.hasNext() && taken.size() < most) {
      taken.add(some.next());
      some.remove();
    }
    return taken;
  }

  /** A user's connections. */
  public List<LiveConnection> connectionsOf(UUID userId) {
    return users.getOrDefault(userId, List.of()).stream().map(Visit::connection).toList();
  }

  private static List<Visit> with(List<Visit> others, Visit visit) {
    List<Visit> all = new ArrayList<>(others.size() + 1);
    all.addAll(others);
    all.add(visit);
    return List.copyOf(all);
  }

  private static @Nullable List<Visit> without(List<Visit> all, Visit visit) {
    List<Visit> others = all.stream().filter(other -> other != visit).toList();
    return others.isEmpty() ? null : others;
  }
}
