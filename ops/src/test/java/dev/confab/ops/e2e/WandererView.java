package dev.confab.ops.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a client has of its chats over all its connections, by PROTOCOL.md's cursor rule, and what
 * was wrong with how it came. Used by the client's own thread; others read it when that has ended
 * or through {@link #cursor}.
 */
final class WandererView {
  /** The protocol's limit of one {@code fill}. */
  static final long MAX_FILL = 500;

  private static final int NEW_EVENTS = 40;

  /** The type of what a {@code bump} says of one chat. */
  static final String REACHED = "reached";

  private final UUID me;
  private final Map<UUID, Long> cursors = new HashMap<>();
  private final Map<UUID, List<JsonNode>> applied = new HashMap<>();
  private final List<String> faults = new ArrayList<>();

  /** Of one connection: up to where each chat has come on it. */
  private final Map<UUID, Long> delivered = new HashMap<>();

  /** Of one connection: chats that wait for a fill, its end, and what waits behind it. */
  private final Map<UUID, Hole> holes = new HashMap<>();

  private static final class Hole {
    private final long to;
    private final List<JsonNode> waiting = new ArrayList<>();

    /** Where the range that is under way ends. */
    private long asked;

    Hole(long to, JsonNode behind) {
      this.to = to;
      waiting.add(behind);
    }

    Range ask(UUID chat, long cursor) {
      asked = Math.min(to, cursor + MAX_FILL);
      return new Range(chat, cursor + 1, asked);
    }
  }

  /** A range to ask for, both ends included. */
  record Range(UUID chat, long from, long to) {}

  WandererView(UUID me, List<UUID> chats) {
    this.me = me;
    chats.forEach(chat -> cursors.put(chat, 0L));
  }

  /** A connection begins, with nothing of the one before but the cursors. */
  synchronized Map<UUID, Long> begin() {
    delivered.clear();
    holes.clear();
    return Map.copyOf(cursors);
  }

  synchronized long cursor(UUID chat) {
    return cursors.getOrDefault(chat, 0L);
  }

  /** The events applied of a chat, in their order. */
  synchronized List<JsonNode> applied(UUID chat) {
    return List.copyOf(applied.getOrDefault(chat, List.of()));
  }

  /** One of the newest messages of a chat that it has; null if there is none among them. */
  synchronized @Nullable JsonNode newMessage(UUID chat, Random random) {
    List<JsonNode> events = applied.getOrDefault(chat, List.of());
    List<JsonNode> messages =
        events.subList(Math.max(0, events.size() - NEW_EVENTS), events.size()).stream()
            .filter(event -> event.path("type").asText().equals("messagePosted"))
            .toList();
    return messages.isEmpty() ? null : messages.get(random.nextInt(messages.size()));
  }

  /** What the server did wrong, though the client may have mended it. */
  synchronized List<String> faults() {
    return List.copyOf(faults);
  }

  /**
   * Takes a frame about a chat.
   *
   * @return ranges that must be read again
   */
  synchronized List<Range> take(JsonNode frame) {
    UUID chat = UUID.fromString(frame.path("chat").asText());
    List<Range> ask = new ArrayList<>();
    Hole hole = holes.get(chat);
    if (hole != null && !frame.has("id")) {
      hole.waiting.add(frame);
      return ask;
    }
    handle(chat, frame, ask);
    return ask;
  }

  private void handle(UUID chat, JsonNode frame, List<Range> ask) {
    switch (frame.path("t").asText()) {
      case "chunk" -> chunk(chat, frame, ask);
      case "snapshot" -> snapshot(chat, frame, ask);
      case "synced" -> synced(chat, frame);
      case "event" -> event(chat, frame, ask);
      case REACHED -> reached(chat, frame, ask);
      default -> faults.add("a frame of no known type: " + frame);
    }
  }

  private void chunk(UUID chat, JsonNode frame, List<Range> ask) {
    if (frame.path("after").asLong() != cursor(chat)) {
      faults.add("a chunk after %s behind %d".formatted(frame.path("after"), cursor(chat)));
    }
    apply(chat, frame);
    Hole hole = holes.get(chat);
    if (hole == null) {
      return;
    }
    if (cursor(chat) < hole.to) {
      if (cursor(chat) >= hole.asked) {
        ask.add(hole.ask(chat, cursor(chat)));
      }
      return;
    }
    holes.remove(chat);
    for (JsonNode waiting : hole.waiting) {
      Hole next = holes.get(chat);
      if (next == null) {
        handle(chat, waiting, ask);
      } else {
        next.waiting.add(waiting);
      }
    }
  }

  /** What lies between the cursor and its events is read first. */
  private void snapshot(UUID chat, JsonNode frame, List<Range> ask) {
    JsonNode events = frame.path("events");
    long first =
        events.isEmpty() ? frame.path("upTo").asLong() + 1 : events.path(0).path("seq").asLong();
    if (first > cursor(chat) + 1) {
      readBefore(chat, first, frame, ask);
    } else {
      apply(chat, frame);
    }
  }

  private void apply(UUID chat, JsonNode frame) {
    for (JsonNode event : frame.path("events")) {
      if (event.path("seq").asLong() > cursor(chat)) {
        keep(chat, event);
      }
    }
    cursors.merge(chat, frame.path("upTo").asLong(), Math::max);
  }

  private void synced(UUID chat, JsonNode frame) {
    long seq = frame.path("seq").asLong();
    delivered.put(chat, seq);
    cursors.putIfAbsent(chat, seq);
  }

  /** Live events of one connection are dense from where it began, but for who was away between. */
  private void event(UUID chat, JsonNode event, List<Range> ask) {
    long seq = event.path("seq").asLong();
    boolean begins = begins(event);
    long last = delivered.getOrDefault(chat, -1L);
    if (last < 0 && !begins) {
      faults.add("before synced: " + seq + " of " + chat);
    } else if (last >= 0 && seq <= last) {
      faults.add("doubled " + seq + " of " + chat);
    } else if (last >= 0 && seq > last + 1 && !begins) {
      faults.add("dropped " + (last + 1) + " to " + (seq - 1) + " of " + chat);
    }
    delivered.merge(chat, seq, Math::max);
    long cursor = cursor(chat);
    if (seq == cursor + 1 || (begins && seq > cursor)) {
      keep(chat, event);
    } else if (seq > cursor) {
      delivered.put(chat, seq - 1); // it is looked at again
      readBefore(chat, seq, event, ask);
    }
  }

  /** The gateway left events out, since this client was too slow for them: that is no fault. */
  private void reached(UUID chat, JsonNode frame, List<Range> ask) {
    long seq = frame.path("seq").asLong();
    delivered.merge(chat, seq, Math::max);
    if (seq > cursor(chat)) {
      readBefore(chat, seq + 1, frame, ask);
    }
  }

  private void readBefore(UUID chat, long seq, JsonNode behind, List<Range> ask) {
    Hole hole = new Hole(seq - 1, behind);
    holes.put(chat, hole);
    ask.add(hole.ask(chat, cursor(chat)));
  }

  private void keep(UUID chat, JsonNode event) {
    applied.computeIfAbsent(chat, _ -> new ArrayList<>()).add(event);
    cursors.put(chat, event.path("seq").asLong());
  }

  private boolean begins(JsonNode event) {
    return event.path("type").asText().matches("member(Added|Joined)")
        && event.path("userId").asText().equals(me.toString());
  }
}
