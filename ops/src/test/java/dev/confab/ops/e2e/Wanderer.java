package dev.confab.ops.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.confab.platform.http.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A client that never stays: its connections break in every way that connections break, and with
 * its cursors it goes on at any gateway. It also writes, and what had no answer it sends again.
 */
final class Wanderer implements AutoCloseable {
  /** How a connection ends; the last one waits some time for its gateway to end it. */
  enum Ending {
    MID_FRAME,
    RESET,
    CLOSE_FRAME,
    SILENCE,
    BY_THE_SERVER
  }

  private static final int SILENCE_MS = 5_000;
  private static final int LONGEST_MS = 3_000;
  private static final int PATIENT_MS = 10_000;
  private static final int MANY_BYTES = 30_000;

  /** Dead connections that it leaves open at the same time. */
  private static final int ABANDONED = 2;

  private final Person person;
  private final WandererView view;
  private final Random random;
  private final Function<Random, String> gateways;
  private final ScheduledExecutorService timer;
  private final CountDownLatch staying = new CountDownLatch(1);
  private final CountDownLatch left = new CountDownLatch(1);
  private final Map<String, String> unanswered = new ConcurrentHashMap<>();
  private final Map<String, Long> committed = new ConcurrentHashMap<>();
  private final Set<String> words = ConcurrentHashMap.newKeySet();
  private final Map<Ending, AtomicInteger> endings = new EnumMap<>(Ending.class);
  private final Deque<RawSocket> abandoned = new ArrayDeque<>();
  private final ConcurrentLinkedDeque<String> faults = new ConcurrentLinkedDeque<>();
  private final Thread thread;
  private volatile @Nullable RawSocket socket;
  private volatile boolean live;
  private volatile boolean silent;
  private int asked;

  /**
   * Begins to wander.
   *
   * @param chats which it follows from their beginnings
   * @param gateways where it may connect next
   * @param timer when its connections end
   */
  Wanderer(
      Person person,
      List<UUID> chats,
      Random random,
      Function<Random, String> gateways,
      ScheduledExecutorService timer) {
    this.person = person;
    this.view = new WandererView(person.id(), chats);
    this.random = random;
    this.gateways = gateways;
    this.timer = timer;
    for (Ending ending : Ending.values()) {
      endings.put(ending, new AtomicInteger());
    }
    this.thread = Thread.startVirtualThread(this::wander);
  }

  Person person() {
    return person;
  }

  WandererView view() {
    return view;
  }

  /** Seqs of what it wished and was told that it is done, by the ids of the wishes. */
  Map<String, Long> committed() {
    return Map.copyOf(committed);
  }

  /** Ids of what it said and was told that it is said. */
  List<String> said() {
    return committed.keySet().stream().filter(words::contains).toList();
  }

  /** Answers that it did not like. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  int endings(Ending ending) {
    return endings.get(ending).get();
  }

  boolean isLive() {
    return live;
  }

  /** Does it wait for an answer? */
  boolean hasOpenWishes() {
    return !unanswered.isEmpty();
  }

  /** Wishes something once, however often it must be sent. */
  void wish(String type, String id, ObjectNode fields) {
    String frame = fields.put("t", type).put("id", id).toString();
    unanswered.put(id, frame);
    if (type.equals("send")) {
      words.add(id);
    }
    if (live) {
      sendQuietly(frame);
    }
  }

  /** From now on nothing of its own doing ends its connections. */
  void stay() {
    staying.countDown();
    reset();
  }

  @Override
  public void close() throws InterruptedException {
    staying.countDown();
    left.countDown();
    while (thread.isAlive()) { // it may be about to connect
      reset();
      thread.join(Duration.ofMillis(50));
    }
    abandoned.forEach(RawSocket::reset);
  }

  private void wander() {
    while (left.getCount() > 0) {
      boolean wandering = staying.getCount() > 0;
      Ending ending = wandering ? Ending.values()[random.nextInt(5)] : Ending.BY_THE_SERVER;
      try {
        live(ending, wandering);
      } catch (IOException e) {
        // broken, by whomever: what it knows is in its cursors
      } catch (RuntimeException e) {
        faults.add("failed: " + e);
      }
      live = false;
      endings.get(ending).incrementAndGet();
      leave(ending);
      pause(wandering);
    }
  }

  private void live(Ending ending, boolean wandering) throws IOException {
    long bytes = ending == Ending.MID_FRAME ? 300 + random.nextInt(MANY_BYTES) : Long.MAX_VALUE;
    silent = false;
    RawSocket opened = new RawSocket(gateways.apply(random), bytes, SILENCE_MS);
    socket = opened;
    if (wandering) {
      int afterMs = random.nextInt(ending == Ending.BY_THE_SERVER ? PATIENT_MS : LONGEST_MS);
      var _ = timer.schedule(() -> end(opened, ending), afterMs, TimeUnit.MILLISECONDS);
    }
    opened.send(frame("auth").put("token", person.token()).toString());
    for (String text = opened.receive(); text != null && !silent; text = opened.receive()) {
      take(opened, Json.MAPPER.readTree(text));
    }
  }

  private void end(RawSocket opened, Ending ending) {
    switch (ending) {
      case RESET, MID_FRAME -> opened.reset();
      case CLOSE_FRAME -> {
        try {
          opened.sendClose();
        } catch (IOException e) {
          opened.reset(); // somebody else was faster
        }
      }
      case SILENCE -> {
        if (opened == socket) {
          silent = true;
        }
      }
      case BY_THE_SERVER -> opened.reset(); // which it has not: not every gateway dies
    }
  }

  private void leave(Ending ending) {
    RawSocket old = socket;
    socket = null;
    if (old == null) {
      return;
    }
    if (ending == Ending.SILENCE) {
      abandoned.add(old);
      if (abandoned.size() > ABANDONED) {
        abandoned.remove().reset();
      }
    } else {
      old.reset();
    }
  }

  /** Mostly it comes again at once; now and then it is away until much has happened. */
  private void pause(boolean wandering) {
    int longest = random.nextInt(60) == 0 ? 12_000 : random.nextInt(10) == 0 ? 3_000 : 200;
    try {
      var _ =
          (wandering ? staying : left)
              .await(wandering ? random.nextInt(longest) : 200, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(RawSocket from, JsonNode frame) throws IOException {
    switch (frame.path("t").asText()) {
      case "hello", "pong" -> {}
      case "reconnect" -> {} // the close frame follows
      case "ready" -> from.send(sync().toString());
      case "live" -> {
        live = true;
        for (String wish : unanswered.values()) {
          from.send(wish);
        }
      }
      case "committed" -> committed(frame);
      case "rejected" -> rejected(frame);
      case "error" -> {
        if (!frame.path("retryable").asBoolean()) {
          faults.add("refused: " + frame);
        }
        from.reset(); // the next connection brings it
      }
      case "bump" -> {
        for (JsonNode chat : frame.path("chats")) {
          ask(from, ((ObjectNode) chat).put("t", WandererView.REACHED));
        }
      }
      default -> ask(from, frame);
    }
  }

  private void ask(RawSocket from, JsonNode frame) throws IOException {
    for (WandererView.Range hole : view.take(frame)) {
      from.send(fill(hole).toString());
    }
  }

  private void committed(JsonNode frame) {
    String id = frame.path("id").asText();
    long seq = frame.path("seq").asLong();
    unanswered.remove(id);
    Long before = committed.put(id, seq);
    if (before != null && before != seq) {
      faults.add("done twice: " + frame + " and " + before);
    }
  }

  /** What may be sent again is, on the next connection. */
  private void rejected(JsonNode frame) {
    String id = frame.path("id").asText();
    if (!frame.path("retryable").asBoolean()) {
      unanswered.remove(id);
      if (committed.containsKey(id)) {
        faults.add("refused, and done before: " + frame);
      }
    } else if (staying.getCount() == 0) {
      reset();
    }
  }

  private ObjectNode sync() {
    ObjectNode sync = frame("sync");
    var list = sync.putArray("cursors");
    view.begin()
        .forEach((chat, seq) -> list.addObject().put("chat", chat.toString()).put("seq", seq));
    return sync;
  }

  private ObjectNode fill(WandererView.Range hole) {
    return frame("fill")
        .put("chat", hole.chat().toString())
        .put("from", hole.from())
        .put("to", hole.to());
  }

  private ObjectNode frame(String type) {
    return Json.MAPPER.createObjectNode().put("t", type).put("id", "q" + ++asked);
  }

  private void sendQuietly(String frame) {
    RawSocket open = socket;
    if (open != null) {
      try {
        open.send(frame);
      } catch (IOException e) {
        // it is sent again when there is a connection
      }
    }
  }

  private void reset() {
    RawSocket open = socket;
    if (open != null) {
      open.reset();
    }
  }
}
