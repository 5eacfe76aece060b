package dev.confab.gateway.signal;

import dev.confab.schemas.signal.LogInEntered;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Which log-ins are connected to this node, and to which other one they connect later. The order of
 * the records decides, which is the same for all nodes: a connection ends if a record behind its
 * own names another one of its log-in. What comes before its own record, or without it, ends
 * nothing. Of two connections to the same node that node decides itself, and at once.
 */
public final class Entrances {
  private final UUID nodeId;
  private final Outlet outlet;
  private final AtomicLong last = new AtomicLong();
  private final ConcurrentMap<UUID, List<Entrance>> users = new ConcurrentHashMap<>();

  /** One connection, and whether its own record has come back. */
  private static final class Entrance {
    private final UUID logIn;
    private final long number;
    private final Connection connection;
    private volatile boolean recorded;

    private Entrance(UUID logIn, long number, Connection connection) {
      this.logIn = logIn;
      this.number = number;
      this.connection = connection;
    }
  }

  /**
   * Nobody is connected yet.
   *
   * @param nodeId of this node, of this start of it
   */
  public Entrances(UUID nodeId, Outlet outlet) {
    this.nodeId = nodeId;
    this.outlet = outlet;
  }

  /**
   * A log-in has connected, and is the only one of it on this node; returns at once. Other nodes
   * are told, unless the connection ends before it is said.
   */
  public void enter(UUID userId, UUID logIn, Connection connection) {
    Entrance entrance = new Entrance(logIn, last.incrementAndGet(), connection);
    users.compute(userId, (_, others) -> with(others == null ? List.of() : others, entrance));
    outlet.say(
        userId,
        new LogInEntered(userId, logIn, nodeId, entrance.number),
        () -> !connection.isClosing());
  }

  /** A connection has ended. */
  public void leave(UUID userId, Connection connection) {
    users.computeIfPresent(userId, (_, all) -> without(all, connection));
  }

  /** Is a user connected to this node? */
  boolean isHere(UUID userId) {
    return users.containsKey(userId);
  }

  /** The next record of a user. */
  void take(LogInEntered entered) {
    for (Entrance here : users.getOrDefault(entered.userId(), List.of())) {
      if (here.logIn.equals(entered.sessionId())) {
        take(entered, here);
      }
    }
  }

  private void take(LogInEntered entered, Entrance here) {
    if (entered.nodeId().equals(nodeId)) {
      here.recorded |= entered.connection() == here.number;
    } else if (here.recorded) {
      here.connection.displace();
    }
  }

  private static List<Entrance> with(List<Entrance> others, Entrance entrance) {
    List<Entrance> all = new ArrayList<>(others.size() + 1);
    all.addAll(others);
    all.add(entrance);
    return List.copyOf(all);
  }

  private static @Nullable List<Entrance> without(List<Entrance> all, Connection connection) {
    List<Entrance> others = all.stream().filter(each -> each.connection != connection).toList();
    return others.isEmpty() ? null : others;
  }
}
