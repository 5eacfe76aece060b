package dev.confab.gateway.stomp;

import dev.confab.platform.input.InputException;
import dev.confab.platform.input.Values;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what SUBSCRIBE says beside its destination. */
final class Cursors {
  private static final String FORM = "[0-9]{1,16}";

  private Cursors() {}

  /** Where the client is: a seq for a chat's destination, and one for each chat for all chats. */
  static Map<UUID, Long> of(StompFrame frame, Destination destination) throws StompException {
    String cursor = frame.header("cursor");
    return switch (destination) {
      case Destination.Chat(UUID chat) -> cursor == null ? Map.of() : Map.of(chat, seq(cursor));
      case Destination.Reactions(UUID chat) ->
          cursor == null ? Map.of() : Map.of(chat, seq(cursor));
      case Destination.Messages _ -> all(frame.header("cursors"));
      case Destination.Typing _,
          Destination.Marks _,
          Destination.Status _,
          Destination.Answers _,
          Destination.Wishes _ ->
          Map.of();
    };
  }

  /** Whom the client watches. */
  static Set<UUID> users(StompFrame frame) throws StompException {
    Set<UUID> users = new LinkedHashSet<>();
    for (String id : frame.required("users").split(",", -1)) {
      users.add(id(id, "users"));
    }
    return users;
  }

  private static Map<UUID, Long> all(@Nullable String header) throws StompException {
    Map<UUID, Long> cursors = new HashMap<>();
    for (String each : header == null ? new String[0] : header.split(",", -1)) {
      int equals = each.indexOf('=');
      if (equals < 0) {
        throw new StompException("cursors is <chat>=<seq>, several with commas between.");
      }
      // As in `sync`: seeing again is better than missing.
      cursors.merge(
          id(each.substring(0, equals), "cursors"), seq(each.substring(equals + 1)), Math::min);
    }
    return cursors;
  }

  private static long seq(String text) throws StompException {
    if (!text.matches(FORM) || Long.parseLong(text) > Values.MAX_WHOLE) {
      throw new StompException("A cursor is the seq of an event, or 0.");
    }
    return Long.parseLong(text);
  }

  private static UUID id(String text, String header) throws StompException {
    try {
      return Values.id(text);
    } catch (InputException e) {
      throw new StompException("An id in " + header + " " + e.problem() + ".");
    }
  }
}
