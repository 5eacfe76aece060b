package dev.confab.gateway.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * The same promises as in {@link DeliveryTest}, on real threads: what the steps of that test cannot
 * show are races inside of one step, and locks taken in the wrong order.
 */
final class ConcurrentDeliveryTest {
  private static final Duration STORM =
      Duration.ofSeconds(Long.getLong("confab.delivery.storm.seconds", 4));
  private static final int USERS = 6;
  private static final int CHATS = 3;

  private final long end = System.nanoTime() + STORM.toNanos();
  private final ModelLog log = new ModelLog();
  private final ModelViews views = new ModelViews(log, Node.CODEC, () -> pause(300), new Random());
  private final List<Node> nodes = List.of(node(), node());
  private final List<Connected> clients = new ArrayList<>();
  private volatile boolean stopped;

  /** A client and its connection of the moment; used by one thread at a time. */
  private static final class Connected {
    private final ModelClient client;
    private ModelWire wire;

    private Connected(ModelClient client) {
      this.client = client;
    }

    void reconnect(Node node) {
      disconnect();
      wire = new ModelWire(client, UnaryOperator.identity());
      wire.connected(node.sessions().onOpen(wire, Node.token(client.user())));
      wire.incoming().onMessage(client.sync());
    }

    void disconnect() {
      if (wire != null) {
        wire.abort();
        wire.incoming().onClosed();
        wire = null;
      }
    }

    boolean isOpen() {
      return wire != null && wire.isOpen();
    }
  }

  @Test
  void everybody_gets_what_they_may_see_in_a_storm() throws InterruptedException {
    List<Thread> storm = new ArrayList<>();
    List<Thread> tails = nodes.stream().map(node -> start(() -> tail(node))).toList();
    for (int i = 0; i < USERS; i++) {
      Connected client = new Connected(new ModelClient(new UUID(7, i), log));
      clients.add(client);
      storm.add(start(() -> comeAndGo(client)));
    }
    storm.add(start(this::write));
    for (Thread thread : storm) {
      assertThat(thread.join(STORM.plusSeconds(30))).describedAs("not stuck").isTrue();
    }
    views.settle();
    await().atMost(Duration.ofSeconds(30)).until(this::isEverybodyCaughtUp);
    stopped = true;
    for (Thread tail : tails) {
      assertThat(tail.join(Duration.ofSeconds(10))).describedAs("not stuck").isTrue();
    }
    assertThat(clients.stream().flatMap(c -> c.client.violations().stream()).limit(3)).isEmpty();
  }

  private boolean isEverybodyCaughtUp() {
    boolean all = true;
    for (Connected client : clients) {
      if (!client.isOpen()) {
        client.reconnect(nodes.getFirst());
      }
      all &= client.client.missing().isEmpty();
    }
    return all;
  }

  private void write() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    while (System.nanoTime() < end) {
      UUID chat = new UUID(0x5eed, random.nextInt(CHATS));
      if (random.nextInt(4) == 0) {
        UUID user = new UUID(7, random.nextInt(USERS));
        ModelLog.Way way = random.nextBoolean() ? ModelLog.Way.BY_LINK : ModelLog.Way.BY_ANOTHER;
        log.toggle(chat, user, way, random.nextInt(3));
      } else {
        log.post(chat, new UUID(9, 9));
      }
      pause(500);
    }
  }

  private void comeAndGo(Connected client) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    while (System.nanoTime() < end) {
      client.reconnect(nodes.get(random.nextInt(nodes.size())));
      pause(20_000);
      if (random.nextInt(10) == 0) {
        client.disconnect();
        client.client.forget(new UUID(0x5eed, random.nextInt(CHATS)));
      }
    }
  }

  private void tail(Node node) {
    int partition = 0;
    while (!stopped) {
      if (!node.source().step(partition++ % ModelLog.PARTITIONS)) {
        pause(100);
      }
      if (System.nanoTime() < end && ThreadLocalRandom.current().nextInt(5_000) == 0) {
        node.source().lose();
      }
    }
  }

  private Node node() {
    ScriptedSource source = new ScriptedSource(log, new Random(), false);
    return Node.over(source, views, Thread::startVirtualThread, _ -> pause(1_000));
  }

  private static Thread start(Runnable task) {
    return Thread.ofPlatform().daemon().start(task);
  }

  /** Up to some microseconds. */
  private static void pause(int micros) {
    LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(1 + micros) * 1_000L);
  }
}
