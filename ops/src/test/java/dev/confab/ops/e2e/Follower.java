package dev.confab.ops.e2e;

import dev.confab.ops.client.ChatEvent;
import dev.confab.ops.client.ConfabSocket;
import dev.confab.ops.client.Waiting;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A client of one chat that hangs up when it has received certain numbers of events, and comes back
 * with its cursor. What a snapshot leaves out it reads by {@code fill}, before what follows.
 */
final class Follower implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** The protocol's limit of one {@code fill}. */
  private static final long MAX_FILL = 500;

  private final String server;
  private final Person person;
  private final UUID chat;
  private final Queue<Integer> hangUps;
  private final List<ChatEvent> received = new ArrayList<>();
  private final List<ChatEvent> behindGap = new ArrayList<>();
  private final ExecutorService comingBack = Executors.newSingleThreadExecutor();
  private final CompletableFuture<Void> broken = new CompletableFuture<>();
  private ConfabSocket.@Nullable Snapshot gap;
  private @Nullable ConfabSocket socket;
  private int connections;

  private Follower(String server, Person person, UUID chat, Collection<Integer> hangUps) {
    this.server = server;
    this.person = person;
    this.chat = chat;
    this.hangUps = new ArrayDeque<>(hangUps);
  }

  /**
   * Connects and waits until it is live.
   *
   * @param hangUps numbers of events, ascending
   */
  static Follower live(String server, Person person, UUID chat, Collection<Integer> hangUps) {
    Follower follower = new Follower(server, person, chat, hangUps);
    follower.connect();
    return follower;
  }

  /** Over all connections, in the order received. */
  synchronized List<ChatEvent> events() {
    if (broken.isCompletedExceptionally()) {
      throw new AssertionError("the follower could not come back", broken.exceptionNow());
    }
    return List.copyOf(received);
  }

  synchronized long lastSeq() {
    List<ChatEvent> events = events();
    return events.isEmpty() ? 0 : events.getLast().seq();
  }

  synchronized int connections() {
    return connections;
  }

  private void connect() {
    ConfabSocket opened = ConfabSocket.open(server, person.token());
    long cursor;
    synchronized (this) {
      socket = opened;
      connections++;
      cursor = received.isEmpty() ? 0 : received.getLast().seq();
    }
    opened.onEvent(event -> receive(opened, event));
    opened.onSnapshot(cut -> cut(opened, cut));
    Waiting.until(opened.sync(Map.of(chat, cursor)), PATIENCE, "sync");
    fillGap(opened);
  }

  private synchronized void cut(ConfabSocket from, ConfabSocket.Snapshot cut) {
    if (from == socket) {
      gap = cut;
    }
  }

  private synchronized void receive(ConfabSocket from, ChatEvent event) {
    if (from != socket) {
      return; // came after it had hung up
    }
    if (gap != null) {
      behindGap.add(event);
      return;
    }
    received.add(event);
    Integer next = hangUps.peek();
    if (next != null && received.size() >= next) {
      hangUps.remove();
      socket = null;
      var _ = CompletableFuture.runAsync(() -> comeBack(from), comingBack).whenComplete(this::note);
    }
  }

  private void comeBack(ConfabSocket left) {
    left.abort();
    connect();
  }

  private void fillGap(ConfabSocket from) {
    ConfabSocket.Snapshot cut;
    long firstBehind;
    synchronized (this) {
      if (gap == null) {
        return;
      }
      cut = gap;
      firstBehind = behindGap.isEmpty() ? cut.upTo() + 1 : behindGap.getFirst().seq();
    }
    List<ChatEvent> missing = new ArrayList<>();
    for (long at = cut.after() + 1; at < firstBehind; at += MAX_FILL) {
      long to = Math.min(firstBehind - 1, at + MAX_FILL - 1);
      missing.addAll(Waiting.until(from.fill(chat, at, to), PATIENCE, "fill"));
    }
    synchronized (this) {
      gap = null;
      List<ChatEvent> held = List.copyOf(behindGap);
      behindGap.clear();
      received.addAll(missing);
      held.forEach(event -> receive(from, event));
    }
  }

  private void note(@Nullable Void nothing, @Nullable Throwable failure) {
    if (failure != null) {
      broken.completeExceptionally(failure);
    }
  }

  @Override
  public void close() {
    comingBack.shutdown();
    synchronized (this) {
      if (socket != null) {
        socket.close();
      }
    }
    comingBack.close();
  }
}
