package dev.confab.ops.client;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;

/**
 * The protocol's cursor rule: which events to apply, which to ignore, and when to ask for what is
 * missing. While a hole of a chat is being filled, its later events wait.
 */
final class Cursors {
  /** What comes of a frame: events to apply, in order, and holes to ask for. */
  record Outcome(List<ChatEvent> apply, List<Hole> fill) {}

  /** Numbers that are missing, both ends included. */
  record Hole(UUID chat, long from, long to) {}

  /** The protocol's limit of one {@code fill}. */
  private static final long MAX_FILL = 500;

  private final UUID me;
  private final Map<UUID, Long> cursors = new HashMap<>();
  private final Map<UUID, Queue<ChatEvent>> waiting = new HashMap<>();

  /** How far chats are whose events did not come. */
  private final Map<UUID, Long> behind = new HashMap<>();

  Cursors(UUID me) {
    this.me = me;
  }

  void startAt(Map<UUID, Long> positions) {
    cursors.putAll(positions);
  }

  /** The seq of the last event applied, by chat. */
  Map<UUID, Long> positions() {
    return Map.copyOf(cursors);
  }

  /** A live event. */
  Outcome event(ChatEvent event) {
    Queue<ChatEvent> queue = waiting.get(event.chat());
    if (queue != null) {
      queue.add(event);
      return new Outcome(List.of(), List.of());
    }
    List<ChatEvent> apply = new ArrayList<>();
    List<Hole> fill = new ArrayList<>();
    judge(event, apply, fill);
    return new Outcome(apply, fill);
  }

  /** A chat has come to a seq, and the events up to there do not come by themselves. */
  Outcome behind(UUID chat, long seq) {
    List<Hole> fill = new ArrayList<>();
    if (cursors.putIfAbsent(chat, seq) != null) {
      behind.merge(chat, seq, Math::max);
      if (!waiting.containsKey(chat)) {
        catchUp(chat, fill);
      }
    }
    return new Outcome(List.of(), fill);
  }

  /** Events up to a number; those missing among them are not for this user. */
  Outcome upTo(UUID chat, long upTo, List<ChatEvent> events) {
    long cursor = cursors.getOrDefault(chat, 0L);
    List<ChatEvent> apply =
        new ArrayList<>(events.stream().filter(event -> event.seq() > cursor).toList());
    cursors.merge(chat, upTo, Math::max);
    List<Hole> fill = new ArrayList<>();
    Queue<ChatEvent> queue = waiting.remove(chat);
    while (queue != null && !queue.isEmpty()) {
      ChatEvent event = queue.remove();
      judge(event, apply, fill);
      if (!fill.isEmpty()) {
        waiting.computeIfPresent(
            chat,
            (_, held) -> {
              held.addAll(queue);
              return held;
            });
        return new Outcome(apply, fill);
      }
    }
    catchUp(chat, fill);
    return new Outcome(apply, fill);
  }

  /** Asks for what the server has told of and what is not there, if there is any. */
  private void catchUp(UUID chat, List<Hole> fill) {
    Long seq = behind.get(chat);
    long cursor = cursors.getOrDefault(chat, 0L);
    if (seq != null && seq > cursor) {
      fill.add(new Hole(chat, cursor + 1, Math.min(seq, cursor + MAX_FILL)));
      waiting.put(chat, new ArrayDeque<>());
    } else {
      behind.remove(chat);
    }
  }

  private void judge(ChatEvent event, List<ChatEvent> apply, List<Hole> fill) {
    Long cursor = cursors.get(event.chat());
    if (cursor == null || event.seq() == cursor + 1 || (event.admits(me) && event.seq() > cursor)) {
      apply.add(event);
      cursors.put(event.chat(), event.seq());
    } else if (event.seq() > cursor) {
      long to = Math.min(event.seq() - 1, cursor + MAX_FILL);
      fill.add(new Hole(event.chat(), cursor + 1, to));
      Queue<ChatEvent> queue = new ArrayDeque<>();
      queue.add(event);
      waiting.put(event.chat(), queue);
    }
  }
}
