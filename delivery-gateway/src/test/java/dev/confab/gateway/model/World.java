package dev.confab.gateway.model;

import dev.confab.gateway.session.SessionLimits;
import dev.confab.platform.config.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Two gateways over one log, and users that come and go while they are added and removed. */
final class World {
  private static final int USERS = 3;
  private static final int CHATS = 3;
  private static final int NODES = 2;

  private final Random random;
  private final ModelLog log = new ModelLog();
  private final Conductor conductor = new Conductor();
  private final ModelViews views;
  private final List<Node> nodes = new ArrayList<>();
  private final List<ModelClient> clients = new ArrayList<>();
  private final List<ModelWire> wires = new ArrayList<>();
  private final UnaryOperator<List<byte[]>> tampering;

  /**
   * A world whose steps are drawn from a seed.
   *
   * @param tampering what happens to frames on their way
   * @param positionAfterwards a mistake in the source
   */
  World(long seed, UnaryOperator<List<byte[]>> tampering, boolean positionAfterwards) {
    this.random = new Random(seed);
    this.tampering = tampering;
    this.views = new ModelViews(log, Node.CODEC, conductor::pause, random);
    // One at a time in half of the worlds: who waits for a turn must miss nothing either.
    SessionLimits limits =
        SessionLimits.from(new Settings(Map.of("CONFAB_ATTACHINGS", seed % 2 == 0 ? "1" : "9")));
    for (int i = 0; i < NODES; i++) {
      ScriptedSource source = new ScriptedSource(log, random, positionAfterwards);
      nodes.add(Node.over(source, views, conductor, _ -> conductor.pause(), limits));
    }
    for (int i = 0; i < USERS; i++) {
      UUID user = new UUID(7, i);
      clients.add(new ModelClient(user, log));
      wires.add(null);
    }
  }

  /** One random thing happens. */
  void step() {
    int what = random.nextInt(1000);
    if (what < 200) {
      log.post(anyChat(), new UUID(9, 9));
    } else if (what < 280) {
      log.toggle(anyChat(), anyClient().user(), anyWay(), random.nextInt(3));
    } else if (what < 300) {
      log.ban(anyChat(), anyClient().user());
    } else if (what < 600) {
      anyNode().source().step(random.nextInt(ModelLog.PARTITIONS));
    } else if (what < 900) {
      conductor.step(random.nextInt());
    } else if (what < 950) {
      reconnect(random.nextInt(USERS), anyNode());
    } else if (what < 970) {
      disconnect(random.nextInt(USERS));
    } else if (what < 985) {
      fill(random.nextInt(USERS));
    } else if (what < 990) {
      int client = random.nextInt(USERS);
      disconnect(client);
      clients.get(client).forget(anyChat());
    } else if (what < 994) {
      anyNode().source().lose();
    } else {
      burst(anyChat());
    }
    buryTheDead();
  }

  /** All comes to rest, everybody is connected, and nothing may be missing. */
  List<String> settle() {
    views.settle();
    for (int client = 0; client < USERS; client++) {
      if (wires.get(client) == null) {
        reconnect(client, nodes.getFirst());
      }
    }
    boolean moved = true;
    while (moved) {
      moved = false;
      for (Node node : nodes) {
        for (int partition = 0; partition < ModelLog.PARTITIONS; partition++) {
          moved |= node.source().step(partition);
        }
      }
      moved |= !conductor.isIdle();
      conductor.step(0);
    }
    clients.forEach(ModelClient::checkAtEnd);
    return violations();
  }

  /** The first of them: one mistake often leads to many. */
  private List<String> violations() {
    return clients.stream().flatMap(client -> client.violations().stream()).limit(3).toList();
  }

  private void reconnect(int client, Node node) {
    disconnect(client);
    ModelClient who = clients.get(client);
    ModelWire wire = new ModelWire(who, tampering);
    wires.set(client, wire);
    wire.connected(node.sessions().onOpen(wire, Node.token(who.user())));
    wire.incoming().onMessage(who.sync());
  }

  private void disconnect(int client) {
    ModelWire wire = wires.set(client, null);
    if (wire != null) {
      wire.abort();
      wire.incoming().onClosed();
    }
  }

  /** Connections that the server has closed are over for the client too. */
  private void buryTheDead() {
    for (int client = 0; client < USERS; client++) {
      if (wires.get(client) != null && !wires.get(client).isOpen()) {
        disconnect(client);
      }
    }
  }

  private void fill(int client) {
    UUID chat = anyChat();
    long last = log.lastSeq(chat);
    if (wires.get(client) == null || last == 0) {
      return;
    }
    long from = 1 + random.nextLong(last);
    long to = from + random.nextLong(last - from + 1);
    wires
        .get(client)
        .incoming()
        .onMessage(
            "{\"t\":\"fill\",\"id\":\"f\",\"chat\":\"%s\",\"from\":%d,\"to\":%d}"
                .formatted(chat, from, to));
  }

  /** More than may wait for a view's answer. */
  private void burst(UUID chat) {
    for (int i = 0; i < 300; i++) {
      log.post(chat, new UUID(9, 9));
    }
    Node node = anyNode();
    boolean othersMove = random.nextBoolean();
    while (node.source().step(ModelLog.partitionOf(chat))) {
      if (othersMove && random.nextInt(50) == 0) {
        conductor.step(random.nextInt());
      }
    }
  }

  private UUID anyChat() {
    return new UUID(0x5eed, random.nextInt(CHATS));
  }

  private ModelLog.Way anyWay() {
    ModelLog.Way[] ways = ModelLog.Way.values();
    return ways[random.nextInt(ways.length)];
  }

  private ModelClient anyClient() {
    return clients.get(random.nextInt(USERS));
  }

  private Node anyNode() {
    return nodes.get(random.nextInt(NODES));
  }
}
