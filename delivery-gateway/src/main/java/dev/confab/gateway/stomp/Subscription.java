package dev.confab.gateway.stomp;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A subscription to events, and how far it has come in each chat. Guarded by its session. */
final class Subscription {
  private final String id;
  private final Destination destination;
  private final @Nullable String receipt;
  private final Map<UUID, Long> cursors;
  private final Map<UUID, Long> lasts = new HashMap<>(2);
  private final Set<UUID> waiting = new HashSet<>(0);
  private boolean begun;

  /**
   * One that has to wait for its turn.
   *
   * @param cursors where the client is, in chats of which it wants the past
   */
  Subscription(
      String id, Destination destination, @Nullable String receipt, Map<UUID, Long> cursors) {
    this.id = id;
    this.destination = destination;
    this.receipt = receipt;
    this.cursors = Map.copyOf(cursors);
  }

  String id() {
    return id;
  }

  @Nullable String receipt() {
    return receipt;
  }

  Map<UUID, Long> cursors() {
    return cursors;
  }

  /** Where messages about a chat come from, as the client sees it. */
  String source(UUID chat) {
    return switch (destination) {
      case Destination.Messages _ -> new Destination.Chat(chat).name();
      case Destination.Chat _,
          Destination.Reactions _,
          Destination.Typing _,
          Destination.Marks _,
          Destination.Status _,
          Destination.Answers _,
          Destination.Wishes _ ->
          destination.name();
    };
  }

  /** Has its turn come? */
  boolean hasBegun() {
    return begun;
  }

  void begin() {
    begun = true;
  }

  /** Is it about a chat? */
  boolean covers(UUID chat) {
    return switch (destination) {
      case Destination.Chat(UUID mine) -> mine.equals(chat);
      case Destination.Reactions(UUID mine) -> mine.equals(chat);
      case Destination.Messages _ -> true;
      case Destination.Typing _,
          Destination.Marks _,
          Destination.Status _,
          Destination.Answers _,
          Destination.Wishes _ ->
          false;
    };
  }

  /** The chat that it is about; null if it is about all. */
  @Nullable UUID onlyChat() {
    return switch (destination) {
      case Destination.Chat(UUID mine) -> mine;
      case Destination.Reactions(UUID mine) -> mine;
      case Destination.Messages _,
          Destination.Typing _,
          Destination.Marks _,
          Destination.Status _,
          Destination.Answers _,
          Destination.Wishes _ ->
          null;
    };
  }

  /** The seq of the last event of a chat that it has taken into account; 0: none. */
  long last(UUID chat) {
    return lasts.getOrDefault(chat, 0L);
  }

  /** It has come to a seq of a chat, at least. */
  void advance(UUID chat, long seq) {
    lasts.merge(chat, seq, Math::max);
  }

  /**
   * It has a chat's past to come: what is live is passed over until then, since the past has it.
   */
  void await(UUID chat, long cursor) {
    waiting.add(chat);
    lasts.put(chat, cursor);
  }

  boolean awaits(UUID chat) {
    return waiting.contains(chat);
  }

  /**
   * A chat is caught up.
   *
   * @return did it wait for that?
   */
  boolean settle(UUID chat) {
    return waiting.remove(chat);
  }

  /** Takes an event into account; is it to be passed on? */
  boolean takes(EventHead event, boolean past) {
    UUID chat = event.chat();
    if (!begun || !covers(chat) || (!past && awaits(chat)) || event.seq() <= last(chat)) {
      return false;
    }
    advance(chat, event.seq());
    return event.isReaction() || !(destination instanceof Destination.Reactions);
  }
}
