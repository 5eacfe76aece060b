package dev.confab.gateway.model;

import dev.confab.gateway.session.SessionLimits;
import dev.confab.platform.config.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Two gateways over one log, and clients that show some chats of theirs and read slowly. */
final class OpenWorld {
  private static final int USERS = 3;
  private static final int CHATS = 3;
  private static final int ROUNDS = 3_000;
  private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");

  private final Random random;
  private final ModelLog log = new ModelLog();
  private final Conductor conductor = new Conductor();
  private final ModelViews views;
  private final List<Node> nodes = new ArrayList<>();
  private final List<OpenClient> clients = new ArrayList<>();
  private final List<@Nullable SlowWire> wires = new ArrayList<>();
  private final UnaryOperator<byte @Nullable []> tampering;
  private boolean overflown;
  private int bumps;

  /**
   * A world whose steps are drawn from a seed.
   *
   * @param tampering what becomes of a frame on its way; null: nothing comes
   */
  OpenWorld(long seed, UnaryOperator<byte @Nullable []> tampering) {
    this.random = new Random(seed);
    this.tampering = tampering;
    this.views = new ModelViews(log, Node.CODEC, conductor::pause, random);
    SessionLimits limits = SessionLimits.from(new Settings(Map.of()));
    for (int i = 0; i < 2; i++) {
      ScriptedSource source = new ScriptedSource(log, random, false);
      OwnTails tails = new OwnTails(views.own(), random);
      nodes.add(
          Node.over(source, tails, views, views::heads, conductor, _ -> conductor.pause(), limits));
    }
    for (int i = 0; i < USERS; i++) {
      clients.add(new OpenClient(new UUID(7, i), log, views.own()));
      wires.add(null);
    }
  }

  /** One random thing happens. */
  void step() {
    int what = random.nextInt(1000);
    if (what < 20) {
      log.invite(anyChat(), anyUser());
    } else if (what < 60) {
      views.own().change(anyUser(), anyChat(), anyUser(), random);
    } else if (what < 80) {
      views.own().mark(anyChat(), anyUser(), random);
    } else if (what < 150) {
      log.post(anyChat(), new UUID(9, 9));
    } else if (what < 200) {
      ModelLog.Way[] ways = ModelLog.Way.values();
      log.toggle(anyChat(), anyUser(), ways[random.nextInt(ways.length)], random.nextInt(3));
    } else if (what < 300) {
      anyNode().tails().users.step(random.nextInt(ModelLog.PARTITIONS));
    } else if (what < 350) {
      anyNode().tails().marks.step(random.nextInt(ModelLog.PARTITIONS));
    } else if (what < 450) {
      anyNode().source().step(random.nextInt(ModelLog.PARTITIONS));
    } else if (what < 650) {
      conductor.step(random.nextInt());
    } else if (what < 880) {
      read(random.nextInt(USERS));
    } else if (what < 900) {
      connect(random.nextInt(USERS), random.nextInt(4) == 0 ? null : anyChats());
    } else if (what < 940) {
      openOthers(random.nextInt(USERS));
    } else if (what < 985) {
      anyNode().sessions().sweep(NOW);
    } else if (what < 990) {
      lose(anyNode());
    } else {
      burst(anyChat());
    }
    buryTheDead();
  }

  /** All comes to rest; by then everybody has all that they show, and has heard of the rest. */
  List<String> settle() {
    views.settle();
    for (int round = 0; round < ROUNDS; round++) {
      boolean moved = false;
      for (int client = 0; client < USERS; client++) {
        if (wires.get(client) == null) {
          connect(client, anyChats());
        }
        moved |= read(client);
      }
      wires.stream().filter(Objects::nonNull).forEach(wire -> wire.incoming().onFrame());
      for (Node node : nodes) {
        node.source().step(0);
        node.source().step(1);
        moved |= node.tails().step(0) | node.tails().step(1);
        node.sessions().sweep(NOW);
      }
      moved |= !conductor.isIdle();
      conductor.step(random.nextInt());
      buryTheDead();
      if (!moved && missing().isEmpty()) {
        break;
      }
    }
    List<String> violations = new ArrayList<>(missing());
    clients.forEach(client -> violations.addAll(client.violations()));
    return violations.stream().limit(3).toList();
  }

  /** Has more waited for a client than may? */
  boolean isOverflown() {
    return overflown;
  }

  /** How often somebody was told of chats in place of their events. */
  int bumps() {
    return bumps;
  }

  private List<String> missing() {
    return clients.stream().flatMap(client -> client.missing().stream()).toList();
  }

  private boolean read(int client) {
    SlowWire wire = wires.get(client);
    return wire != null
        && wire.read(
            frame -> {
              byte[] came = tampering.apply(frame);
              if (came != null) {
                bumps += new String(came, 0, 12).startsWith("{\"t\":\"bump\"") ? 1 : 0;
                clients.get(client).receive(came);
              }
            });
  }

  private void connect(int client, @Nullable Set<UUID> shown) {
    SlowWire before = wires.get(client);
    if (before != null) {
      before.hangUp();
    }
    OpenClient who = clients.get(client);
    SlowWire wire = new SlowWire(conductor::pause);
    wires.set(client, wire);
    wire.connected(anyNode().sessions().onOpen(wire, Node.token(who.user())));
    who.connect(
        frame -> {
          if (wire.isOpen()) {
            wire.incoming().onMessage(frame);
          }
        },
        shown);
  }

  private void openOthers(int client) {
    if (wires.get(client) != null) {
      clients.get(client).open(anyChats());
    }
  }

  private void buryTheDead() {
    for (int client = 0; client < USERS; client++) {
      SlowWire wire = wires.get(client);
      if (wire != null && !wire.isOpen()) {
        overflown |= wire.isOverflown();
        wire.hangUp();
        wires.set(client, null);
      }
    }
  }

  /** One of its tails loses its place. */
  private void lose(Node node) {
    switch (random.nextInt(3)) {
      case 0 -> node.source().lose();
      case 1 -> node.tails().users.lose();
      default -> node.tails().marks.lose();
    }
  }

  /** More than a client's queue may hold. */
  private void burst(UUID chat) {
    for (int i = 0; i < 2 * SlowWire.MAX_FRAMES; i++) {
      log.post(chat, new UUID(9, 9));
    }
    Node node = anyNode();
    boolean moved = true;
    while (moved) {
      moved = node.source().step(ModelLog.partitionOf(chat));
    }
  }

  private Set<UUID> anyChats() {
    Set<UUID> chats = new HashSet<>();
    for (int i = 0; i < CHATS; i++) {
      if (random.nextBoolean()) {
        chats.add(new UUID(0x5eed, i));
      }
    }
    return chats;
  }

  private UUID anyChat() {
    return new UUID(0x5eed, random.nextInt(CHATS));
  }

  private UUID anyUser() {
    return new UUID(7, random.nextInt(USERS));
  }

  private Node anyNode() {
    return nodes.get(random.nextInt(nodes.size()));
  }
}
