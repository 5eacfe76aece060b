package dev.confab.gateway.stomp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.confab.gateway.protocol.ServerFrames;
import dev.confab.gateway.stomp.Positions.Position;
import dev.confab.platform.http.Json;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions to events of one session. The inner session is attached to all of the user's
 * chats once somebody listens, and each subscription begins in its turn: where the session is, or
 * further back; then the session is attached anew to the chats in question, from the earliest point
 * that any of its subscriptions still needs, and each passes over what it has had. So there is one
 * stream of a chat per session, in order, and a subscription takes a part of it without a hole.
 * Guarded by the session.
 */
final class Subscriptions {
  private static final String SYNC = "s0";

  private final SharedMessages messages;
  private final Client client;
  private final Map<String, Subscription> all = new LinkedHashMap<>();
  private final ArrayDeque<Subscription> turns = new ArrayDeque<>(0);
  private final Positions positions = new Positions();

  /** The request that is under way, and for whom; of the first one for nobody. */
  private @Nullable String underWay;

  private @Nullable Subscription current;
  private boolean listening;
  private boolean synced;
  private int requests;

  /** None yet; frames go to the client. */
  Subscriptions(SharedMessages messages, Client client) {
    this.messages = messages;
    this.client = client;
  }

  /** Puts one behind those that have not begun yet; {@link #next} begins it. */
  void add(Subscription subscription) {
    all.put(subscription.id(), subscription);
    turns.add(subscription);
  }

  boolean contains(String id) {
    return all.containsKey(id);
  }

  int size() {
    return all.size();
  }

  /**
   * Somebody listens to what has no place in a chat's order: that too comes to the attached only.
   *
   * @return as {@link #next}
   */
  @Nullable String listen() {
    listening = true;
    return next();
  }

  /** Ends one; false if there is none. */
  boolean remove(String id) {
    return all.remove(id) != null;
  }

  /** Is this the id of the request that is under way? */
  boolean isUnderWay(String request) {
    return request.equals(underWay);
  }

  /**
   * Begins those whose turn it is.
   *
   * @return the frame that the inner session needs for that; null if none
   */
  @Nullable String next() {
    if (underWay != null || (turns.isEmpty() && !listening)) {
      return null;
    }
    if (!synced) {
      underWay = SYNC;
      return request("sync", SYNC, Map.of());
    }
    Subscription next = turns.poll();
    while (next != null) {
      Map<UUID, Long> needed = begin(next);
      if (!needed.isEmpty()) {
        current = next;
        String id = "s" + ++requests;
        underWay = id;
        return request("attach", id, needed);
      }
      confirm(next);
      next = turns.poll();
    }
    return null;
  }

  /** All that was asked for has come. */
  void live() {
    if (current != null) {
      confirm(current);
    }
    current = null;
    underWay = null;
    synced = true;
  }

  /** A live event. */
  void event(byte[] frame, String user) {
    EventHead head = EventHead.of(frame);
    positions.advance(head, frame, user);
    pass(frame, head, false);
  }

  /** A part of a chat's past. */
  void chunk(byte[] frame) {
    for (byte[] event : PastEvents.of(frame)) {
      pass(event, EventHead.of(event), true);
    }
  }

  /** The newest part of a past that would be too long: who misses something is told. */
  void snapshot(byte[] frame) {
    JsonNode snapshot = Told.read(frame);
    UUID chat = Told.chat(snapshot);
    long upTo = snapshot.get("upTo").longValue();
    List<byte[]> events = PastEvents.of(frame);
    long first = events.isEmpty() ? upTo + 1 : EventHead.of(events.getFirst()).seq();
    for (Subscription subscription : listeners(chat)) {
      long last = subscription.last(chat);
      if (last + 1 < first) {
        JsonNode head = snapshot.get("head");
        byte[] statement =
            ServerFrames.snapshot(
                chat,
                last,
                upTo,
                head.path("name").textValue(),
                head.get("lastNo").longValue(),
                List.of());
        send(subscription, chat, "snapshot", first - 1, statement);
      }
    }
    chunk(frame);
  }

  /** A chat is caught up. */
  void synced(byte[] frame) {
    JsonNode told = Told.read(frame);
    UUID chat = Told.chat(told);
    long seq = told.get("seq").longValue();
    positions.settle(chat, seq, told.get("member").booleanValue());
    Subscription waiting = current;
    if (waiting != null && waiting.settle(chat)) {
      waiting.advance(chat, seq);
      if (all.get(waiting.id()) == waiting) {
        sendSynced(waiting, chat);
      }
    }
  }

  /** Begins one where the session is; the chats in which it has more to come, from where. */
  private Map<UUID, Long> begin(Subscription next) {
    if (all.get(next.id()) != next) {
      return Map.of(); // it has ended before its turn
    }
    Map<UUID, Long> needed = new HashMap<>();
    next.cursors()
        .forEach(
            (chat, cursor) -> {
              if (!positions.isAt(chat, cursor)) {
                needed.put(chat, earliest(chat, cursor));
                next.await(chat, cursor);
              }
            });
    UUID only = next.onlyChat();
    if (only == null) {
      positions.forEach((chat, _) -> beginHere(next, chat));
    } else {
      beginHere(next, only);
    }
    next.begin();
    return needed;
  }

  private void beginHere(Subscription next, UUID chat) {
    if (!next.awaits(chat)) {
      next.advance(chat, positions.of(chat).seq());
      sendSynced(next, chat);
    }
  }

  /** Others must not miss what comes while the session is attached anew. */
  private long earliest(UUID chat, long cursor) {
    long earliest = cursor;
    for (Subscription other : listeners(chat)) {
      earliest = Math.min(earliest, other.last(chat));
    }
    return earliest;
  }

  private Collection<Subscription> listeners(UUID chat) {
    return all.values().stream().filter(each -> each.hasBegun() && each.covers(chat)).toList();
  }

  private void pass(byte[] frame, EventHead head, boolean past) {
    for (Subscription each : all.values()) {
      if (each.takes(head, past)) {
        String source = each.source(head.chat());
        client.emit(
            past
                ? SharedMessages.write(frame, head, each.id(), source)
                : messages.of(frame, head, each.id(), source));
      }
    }
  }

  private void confirm(Subscription subscription) {
    client.confirm(subscription.receipt(), null);
  }

  private void sendSynced(Subscription to, UUID chat) {
    Position here = positions.of(chat);
    byte[] body = ServerFrames.synced(chat, here.seq(), here.member());
    send(to, chat, "synced", to.last(chat), body);
  }

  private void send(Subscription to, UUID chat, String type, long cursor, byte[] body) {
    client.emit(
        new Head("MESSAGE")
            .with("subscription", to.id())
            .with("message-id", "%s-%s-%d".formatted(type, chat, cursor))
            .with("destination", to.source(chat))
            .with("t", type)
            .with("cursor", Long.toString(cursor))
            .json(body));
  }

  private static String request(String type, String id, Map<UUID, Long> cursors) {
    ObjectNode frame = Json.MAPPER.createObjectNode().put("t", type).put("id", id);
    ArrayNode list = frame.putArray("cursors");
    cursors.forEach((chat, seq) -> list.addObject().put("chat", chat.toString()).put("seq", seq));
    return frame.toString();
  }
}
