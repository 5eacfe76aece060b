package dev.confab.gateway.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.gateway.protocol.CloseCode;
import dev.confab.gateway.signal.ModelPeople;
import dev.confab.gateway.signal.ScriptedSignals;
import dev.confab.gateway.ws.Incoming;
import dev.confab.schemas.signal.LogInEntered;
import dev.confab.schemas.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * One live connection for each log-in over several gateways: the order of their records decides.
 */
final class DisplacementTest {
  private static final UUID ANNA = new UUID(7, 1);
  private static final UUID BEN = new UUID(7, 2);
  private static final UUID PHONE = new UUID(8, 1);
  private static final UUID LAPTOP = new UUID(8, 2);
  private static final int SEEDS = 300;

  private final ScriptedSignals signals = new ScriptedSignals();
  private final List<Lobby> nodes = List.of(node(), node(), node());
  private final List<Client> clients = new ArrayList<>();

  /** A connection to a node. */
  private record Client(Lobby node, UUID logIn, Wire wire, Incoming session) {
    boolean isLive() {
      return wire.closed == null && !wire.left;
    }

    void hangUp() {
      wire.left = true;
      session.onClosed();
    }
  }

  @Test
  void the_older_connection_ends_when_its_log_in_connects_elsewhere() {
    Client older = connect(0, PHONE);
    signals.settle();
    Client newer = connect(1, PHONE);
    newer.wire().next("hello");
    newer.wire().next("ready");
    assertThat(older.isLive()).as("nobody has heard of it yet").isTrue();

    signals.settle();

    assertThat(older.wire().closed).isEqualTo(CloseCode.DISPLACED);
    assertThat(newer.isLive()).isTrue();
  }

  @Test
  void other_log_ins_and_other_people_stay() {
    Client phone = connect(0, PHONE);
    Client laptop = connect(1, LAPTOP);
    Wire ben = new Wire();
    nodes.get(1).connect(ben, BEN, PHONE);
    signals.settle();
    assertThat(phone.isLive()).isTrue();
    assertThat(laptop.isLive()).isTrue();
    assertThat(ben.closed).isNull();
  }

  @Test
  void of_two_that_come_at_the_same_time_the_one_whose_record_is_later_stays() {
    Client one = connect(0, PHONE);
    Client other = connect(1, PHONE);
    write(1);
    write(0);
    signals.settle();
    assertThat(one.isLive()).isTrue();
    assertThat(other.wire().closed).isEqualTo(CloseCode.DISPLACED);
  }

  @Test
  void a_record_of_before_ones_own_ends_nothing() {
    connect(0, PHONE).hangUp();
    signals.append(ANNA, new LogInEntered(ANNA, PHONE, new UUID(1, 1), 1));
    Client newer = connect(1, PHONE);
    signals.settle();
    assertThat(newer.isLive()).isTrue();
  }

  @Test
  void who_is_gone_before_it_is_said_displaces_nobody() {
    Client newer = connect(1, PHONE);
    connect(0, PHONE).hangUp();
    signals.settle();
    assertThat(newer.isLive()).isTrue();
    assertThat(signals.signals()).hasSize(1);
  }

  @Test
  void a_record_that_is_lost_costs_a_second_delivery_until_the_next() {
    Client older = connect(0, PHONE);
    signals.settle();
    Client newer = connect(1, PHONE);
    nodes.get(1).signals.write(true);
    signals.settle();
    assertThat(older.isLive()).isTrue();
    assertThat(newer.isLive()).isTrue();

    Client newest = connect(2, PHONE);
    signals.settle();
    assertThat(older.isLive()).isFalse();
    assertThat(newest.isLive()).isTrue();
  }

  @Test
  void who_comes_back_to_the_same_node_has_displaced_the_older_one_there_already() {
    Client older = connect(0, PHONE);
    signals.settle();
    Client newer = connect(0, PHONE);
    assertThat(older.wire().closed).isEqualTo(CloseCode.DISPLACED);
    signals.settle();
    signals.settle();
    assertThat(newer.isLive()).isTrue();
  }

  @Test
  void a_node_that_begins_anew_does_not_take_its_former_connections_for_its_own() {
    Client here = connect(0, PHONE);
    signals.settle();
    LogInEntered own = (LogInEntered) signals.signals().getFirst();
    signals.append(ANNA, new LogInEntered(ANNA, PHONE, new UUID(1, 1), own.connection()));
    signals.settle();
    assertThat(here.isLive()).isFalse();
  }

  @Test
  void whatever_the_interleaving_all_nodes_agree_on_one() {
    for (long seed = 0; seed < SEEDS; seed++) {
      DisplacementTest world = new DisplacementTest();
      world.live(new Random(seed));
      assertThat(world.clients.stream().filter(Client::isLive).toList())
          .as("seed " + seed)
          .hasSizeLessThanOrEqualTo(1);
      if (world.lastOneHasNotHungUp()) {
        assertThat(world.clients).as("seed " + seed).anyMatch(Client::isLive);
      }
    }
  }

  /** Comes and goes of one log-in, in any order that the log and its readers may have. */
  private void live(Random random) {
    for (int step = 0; step < 60; step++) {
      int node = random.nextInt(nodes.size());
      switch (random.nextInt(8)) {
        case 0 -> {
          Client client = connect(node, PHONE);
          assertThat(client.wire().closed).isNull();
        }
        case 1 -> {
          if (!clients.isEmpty()) {
            Client client = clients.get(random.nextInt(clients.size()));
            if (!client.wire().left) {
              client.hangUp();
            }
          }
        }
        case 2, 3 -> write(node);
        default -> nodes.get(node).signals.read();
      }
    }
    signals.settle();
  }

  /**
   * Is the last one of the log, which no record displaces, nor a newer one of its own node, there?
   */
  private boolean lastOneHasNotHungUp() {
    List<Signal> log = signals.signals();
    if (log.isEmpty()) {
      return false;
    }
    LogInEntered last = (LogInEntered) log.getLast();
    return nodes.stream()
        .filter(node -> node.signals.nodeId().equals(last.nodeId()))
        .map(node -> clients.stream().filter(client -> client.node() == node).toList())
        .anyMatch(all -> all.size() == last.connection() && !all.getLast().wire().left);
  }

  private Client connect(int node, UUID logIn) {
    Wire wire = new Wire();
    Lobby lobby = nodes.get(node);
    Client client = new Client(lobby, logIn, wire, lobby.connect(wire, ANNA, logIn));
    clients.add(client);
    return client;
  }

  private void write(int node) {
    boolean _ = nodes.get(node).signals.write(false);
  }

  private Lobby node() {
    return new Lobby(Map.of(), new ModelLog(), signals, new ModelPeople());
  }
}
