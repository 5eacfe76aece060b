package dev.confab.gateway.signal;

import dev.confab.gateway.room.Rooms;
import dev.confab.platform.query.PeopleViews;
import dev.confab.schemas.Ids;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.registry.InMemorySchemaIds;
import dev.confab.schemas.signal.Signal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/**
 * The topic of signals as one partition that nodes write and read when told to, with the clock of a
 * broker and another one of the nodes.
 */
public final class ScriptedSignals {
  private final TopicCodec<Signal> codec = Topics.SIGNALS.codec(new InMemorySchemaIds());
  private final List<ConsumerRecord<byte[], byte[]>> log = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();
  private long nanos = Duration.ofDays(1).toNanos();
  private long brokerMs = 1_700_000_000_000L;

  /** A node of the cluster. */
  public final class Node implements Outlet {
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private final UUID nodeId = UUID.randomUUID();
    private final Typings typings;
    private final Entrances entrances;
    private final SignalTail tail;
    private int next = log.size();

    private record Waiting(UUID key, Signal signal, BooleanSupplier current) {}

    private Node(Rooms rooms, PeopleViews people, Executor executor) {
      typings = new Typings(rooms, this, people, executor, () -> nanos);
      entrances = new Entrances(nodeId, this);
      tail = new SignalTail(codec, rooms, typings, entrances, () -> nanos);
    }

    /** Who is writing, as the node has it. */
    public Typings typings() {
      return typings;
    }

    /** What the node is called. */
    public UUID nodeId() {
      return nodeId;
    }

    /** Who is connected to the node. */
    public Entrances entrances() {
      return entrances;
    }

    @Override
    public void say(UUID key, Signal signal, BooleanSupplier current) {
      waiting.add(new Waiting(key, signal, current));
    }

    /** The next signal goes into the log, or is lost; false if none waits. */
    public boolean write(boolean lost) {
      Waiting first = waiting.poll();
      if (first != null && first.current().getAsBoolean() && !lost) {
        append(first.key(), first.signal());
      }
      return first != null;
    }

    /** The node reads one record; false if there is none. */
    public boolean read() {
      if (next == log.size()) {
        return false;
      }
      tail.take(log.get(next++));
      return true;
    }
  }

  /** One more node, at the end of the log. */
  public Node node(Rooms rooms, PeopleViews people, Executor executor) {
    Node node = new Node(rooms, people, executor);
    nodes.add(node);
    return node;
  }

  /** All nodes write and read everything. */
  public void settle() {
    nodes.forEach(
        node -> {
          while (node.write(false)) {}
        });
    nodes.forEach(
        node -> {
          while (node.read()) {}
        });
  }

  /** Somebody writes. */
  public void append(UUID key, Signal signal) {
    append(Ids.bytes(key), codec.encode(signal));
  }

  /** Somebody writes bytes. */
  public void append(byte[] key, byte[] value) {
    log.add(
        new ConsumerRecord<>(
            Topics.SIGNALS.name(),
            0,
            log.size(),
            brokerMs,
            TimestampType.LOG_APPEND_TIME,
            key.length,
            value.length,
            key,
            value,
            new RecordHeaders(),
            Optional.empty()));
  }

  /** What is in the log. */
  public List<Signal> signals() {
    return log.stream().map(record -> codec.decode(record.value())).toList();
  }

  /** Time passes everywhere. */
  public void pass(Duration time) {
    nanos += time.toNanos();
    brokerMs += time.toMillis();
  }

  /** The broker's clock is set. */
  public void setBrokerClock(Duration forward) {
    brokerMs += forward.toMillis();
  }
}
