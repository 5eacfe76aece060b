package dev.confab.gateway.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.gateway.stomp.StompEndpoint;
import dev.confab.gateway.ws.Incoming;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * STOMP subscriptions that come and go, with and without cursors, over each other and over broken
 * connections, while memberships change: each gets what its user may see from its cursor on, once
 * and in order, or is told what it misses. Random interleavings of the real code.
 */
final class StompDeliveryTest {
  private static final int SEEDS = Integer.getInteger("confab.delivery.seeds", 400);
  private static final int STEPS = 300;
  private static final UUID USER = new UUID(7, 1);
  private static final UUID OTHER = new UUID(9, 9);
  private static final List<UUID> CHATS = List.of(new UUID(0x5eed, 0), new UUID(0x5eed, 1));

  @Test
  void each_subscription_gets_what_its_user_may_see_once_and_in_order() {
    int events = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      Run run = new Run(seed);
      for (int i = 0; i < STEPS; i++) {
        run.step();
      }
      run.settle();
      assertThat(run.violations).describedAs("seed %d", seed).isEmpty();
      events += run.received;
    }
    assertThat(events).isGreaterThan(SEEDS * 20);
  }

  /** One client, whose subscriptions outlive its connections: each goes on from its cursors. */
  private static final class Run {
    private final Random random;
    private final ModelLog log = new ModelLog();
    private final Conductor conductor = new Conductor();
    private final ModelViews views;
    private final ScriptedSource source;
    private final Node node;
    private final List<String> violations = new ArrayList<>();
    private final Map<String, Follower> followers = new TreeMap<>();
    private StompWire wire;
    private Incoming session;
    private int ids;
    private int received;

    Run(long seed) {
      random = new Random(seed);
      views = new ModelViews(log, Node.CODEC, conductor::pause, random);
      source = new ScriptedSource(log, random, false);
      node = Node.over(source, views, conductor, _ -> conductor.pause());
      connect();
    }

    void step() {
      int what = random.nextInt(1000);
      if (what < 250) {
        log.post(anyChat(), OTHER);
      } else if (what < 320) {
        log.toggle(anyChat(), USER, ModelLog.Way.BY_ANOTHER, random.nextInt(3));
      } else if (what < 620) {
        source.step(random.nextInt(ModelLog.PARTITIONS));
      } else if (what < 900) {
        conductor.step(random.nextInt());
      } else if (what < 960) {
        subscribe();
      } else if (what < 975) {
        unsubscribe();
      } else if (what < 985) {
        connect();
      } else if (what < 988) {
        source.lose();
      } else if (what < 990) {
        burst(anyChat());
      }
      if (wire.closed != null) {
        connect();
      }
    }

    void settle() {
      views.settle();
      boolean moved = true;
      while (moved) {
        moved = false;
        for (int partition = 0; partition < ModelLog.PARTITIONS; partition++) {
          moved |= source.step(partition);
        }
        moved |= !conductor.isIdle();
        conductor.step(0);
        if (wire.closed != null) {
          connect();
          moved = true;
        }
      }
      followers.values().forEach(Follower::checkAtEnd);
    }

    private void connect() {
      if (session != null) {
        wire.abort();
        session.onClosed();
      }
      wire = new StompWire(this::receive);
      session = new StompEndpoint(node.sessions()).onOpen(wire, Node.token(USER));
      session.onMessage("CONNECT\naccept-version:1.2\n\n\0");
      List<Follower> all = new ArrayList<>(followers.values());
      followers.clear();
      for (Follower follower : all) {
        follower.id = "sub-" + ids++;
        followers.put(follower.id, follower);
        follower.subscribe();
      }
    }

    private void subscribe() {
      if (followers.size() < 5) {
        Follower follower = new Follower("sub-" + ids++, random.nextInt(3) == 0 ? null : anyChat());
        followers.put(follower.id, follower);
        for (UUID chat : CHATS) {
          if (random.nextBoolean() && follower.covers(chat)) {
            follower.start(chat, random.nextLong(1 + log.lastSeq(chat)));
          }
        }
        follower.subscribe();
      }
    }

    private void unsubscribe() {
      if (!followers.isEmpty()) {
        String id = List.copyOf(followers.keySet()).get(random.nextInt(followers.size()));
        followers.remove(id).checkOrder();
        session.onMessage("UNSUBSCRIBE\nid:" + id + "\n\n\0");
      }
    }

    /** More than may wait for a view's answer, and now and then more than is told again. */
    private void burst(UUID chat) {
      for (int i = 0; i < 300 + random.nextInt(400); i++) {
        log.post(chat, OTHER);
      }
      while (source.step(ModelLog.partitionOf(chat))) {
        if (random.nextInt(50) == 0) {
          conductor.step(random.nextInt());
        }
      }
    }

    private void receive(StompWire.Said said) {
      switch (said.command()) {
        case "MESSAGE" -> {
          Follower follower = followers.get(said.header("subscription"));
          if (follower == null) {
            violations.add("nobody subscribed " + said.headers());
          } else {
            follower.receive(said);
          }
        }
        case "ERROR" -> {
          if (!said.header("code").equals("restart")
              && !said.header("code").equals("unavailable")) {
            violations.add("ERROR " + said.headers());
          }
        }
        default -> {}
      }
    }

    private UUID anyChat() {
      return CHATS.get(random.nextInt(CHATS.size()));
    }

    /** One subscription: to a chat, or to all. */
    private final class Follower {
      private final UUID only;
      private final Map<UUID, Long> cursors = new HashMap<>();
      private final Map<UUID, List<Long>> got = new HashMap<>();
      private final Set<UUID> given = new HashSet<>();
      private final Map<UUID, Long> from = new HashMap<>();
      private final Map<UUID, List<long[]>> holes = new HashMap<>();
      private String id;

      Follower(String id, UUID only) {
        this.id = id;
        this.only = only;
      }

      boolean covers(UUID chat) {
        return only == null || only.equals(chat);
      }

      void start(UUID chat, long seq) {
        cursors.put(chat, seq);
        from.put(chat, seq);
        given.add(chat);
      }

      void subscribe() {
        StringBuilder head = new StringBuilder("SUBSCRIBE\nid:" + id + "\ndestination:");
        if (only != null) {
          head.append("/topic/chats/").append(only);
          if (cursors.containsKey(only)) {
            head.append("\ncursor:").append(cursors.get(only));
          }
        } else {
          head.append("/user/queue/messages");
          if (!cursors.isEmpty()) {
            List<String> all = new ArrayList<>();
            cursors.forEach((chat, seq) -> all.add(chat + "=" + seq));
            head.append("\ncursors:").append(String.join(",", all));
          }
        }
        session.onMessage(head + "\n\n\0");
      }

      void receive(StompWire.Said said) {
        UUID chat = UUID.fromString(said.header("destination").substring("/topic/chats/".length()));
        long cursor = Long.parseLong(said.header("cursor"));
        if (!covers(chat)) {
          violations.add("not of " + only + ": " + said.headers());
        }
        switch (said.header("t")) {
          case "event" -> {
            received++;
            got.computeIfAbsent(chat, _ -> new ArrayList<>()).add(cursor);
            if (!said.body().contains("\"seq\":" + cursor + ",")
                || !said.body().contains(chat.toString())) {
              violations.add("body and cursor differ: " + said);
            }
          }
          case "snapshot" ->
              holes
                  .computeIfAbsent(chat, _ -> new ArrayList<>())
                  .add(new long[] {cursors.getOrDefault(chat, 0L), cursor});
          case "synced" -> {}
          default -> violations.add("unexpected " + said.headers());
        }
        if (cursor < cursors.getOrDefault(chat, 0L)) {
          violations.add("the cursor goes back: " + said.headers());
        }
        cursors.put(chat, cursor);
        if (!from.containsKey(chat)) {
          // From now: of a chat that the session knew, where it was; else from the first event.
          from.put(chat, said.header("t").equals("event") ? cursor - 1 : cursor);
        }
      }

      void checkOrder() {
        got.forEach(
            (chat, seqs) -> {
              for (int i = 1; i < seqs.size(); i++) {
                if (seqs.get(i) <= seqs.get(i - 1)) {
                  violations.add(id + " doubled or reordered " + seqs.get(i) + " in " + chat);
                }
              }
              if (!log.visible(chat, USER).containsAll(seqs)) {
                violations.add(id + " overheard in " + chat);
              }
            });
      }

      void checkAtEnd() {
        checkOrder();
        for (UUID chat : CHATS) {
          Long start = from.get(chat);
          List<Long> seqs = got.getOrDefault(chat, List.of());
          if (start == null || !covers(chat)) {
            continue;
          }
          if (start == 0 && !seqs.isEmpty() && !given.contains(chat)) {
            start = seqs.getFirst() - 1;
          }
          if (start == 0 && seqs.isEmpty() && !given.contains(chat)) {
            continue;
          }
          List<Long> missing = new ArrayList<>(log.visible(chat, USER).tailSet(start, false));
          missing.removeAll(seqs);
          for (long[] hole : holes.getOrDefault(chat, List.of())) {
            missing.removeIf(seq -> seq > hole[0] && seq <= hole[1]);
          }
          if (!missing.isEmpty()) {
            violations.add(
                id + " of " + only + " missed " + missing + " of " + chat + " from " + start);
          }
        }
      }
    }
  }
}
