package dev.confab.gateway.stomp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;

/** How far the session has come in each chat, whoever listens. Guarded by the session. */
final class Positions {
  private final Map<UUID, Position> chats = new HashMap<>();

  /** Up to a seq all has been told; the user is a member there, or not. */
  record Position(long seq, boolean member) {}

  /** Of a chat that the user has never been in as far as the session knows. */
  static final Position NOWHERE = new Position(0, false);

  Position of(UUID chat) {
    return chats.getOrDefault(chat, NOWHERE);
  }

  /** Is it known to be there? */
  boolean isAt(UUID chat, long seq) {
    Position position = chats.get(chat);
    return position != null && position.seq() == seq;
  }

  void forEach(BiConsumer<UUID, Position> what) {
    chats.forEach(what);
  }

  /** A {@code synced} came. */
  void settle(UUID chat, long seq, boolean member) {
    chats.put(chat, new Position(seq, member));
  }

  /** A live event came. */
  void advance(EventHead event, byte[] frame, String user) {
    boolean member = of(event.chat()).member();
    if (event.isOfMember()) {
      JsonNode body = Told.read(frame);
      if (body.path("userId").asText().equals(user)) {
        member =
            switch (event.type()) {
              case "memberAdded", "memberJoined" -> true;
              case "memberLeft", "memberRemoved", "memberBanned" -> false;
              default -> member;
            };
      }
    }
    chats.put(event.chat(), new Position(event.seq(), member));
  }
}
