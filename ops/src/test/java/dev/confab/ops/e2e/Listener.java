package dev.confab.ops.e2e;

import dev.confab.ops.client.ChatEvent;
import dev.confab.ops.client.ConfabSocket;
import dev.confab.ops.client.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A connected client that keeps what it received. */
final class Listener implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ConfabSocket socket;
  private final List<ChatEvent> events = new CopyOnWriteArrayList<>();

  private Listener(ConfabSocket socket) {
    this.socket = socket;
  }

  /** Connects and waits until all chats are live. */
  static Listener live(String server, String token, Map<UUID, Long> cursors) {
    Listener listener = new Listener(ConfabSocket.open(server, token));
    listener.socket.onEvent(listener.events::add);
    Waiting.until(listener.socket.sync(cursors), PATIENCE, "sync");
    return listener;
  }

  ConfabSocket socket() {
    return socket;
  }

  /** All events so far, in the order received. */
  List<ChatEvent> events() {
    return List.copyOf(events);
  }

  List<Long> seqs(UUID chat) {
    return events.stream().filter(e -> e.chat().equals(chat)).map(ChatEvent::seq).toList();
  }

  List<String> texts(UUID chat) {
    return events.stream()
        .filter(e -> e.chat().equals(chat) && e.isMessage())
        .map(e -> e.text("text"))
        .toList();
  }

  @Override
  public void close() {
    socket.close();
  }
}
