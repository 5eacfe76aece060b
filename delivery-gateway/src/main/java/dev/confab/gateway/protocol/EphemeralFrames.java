package dev.confab.gateway.protocol;

import dev.confab.platform.query.ShownPresence;
import dev.confab.schemas.mark.MarksAdvanced;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes frames that have no place in a chat's order, as UTF-8: who is there, who is writing, how
 * far others are. Nobody misses them, but for the answer to {@code watch}.
 */
public final class EphemeralFrames {
  private EphemeralFrames() {}

  /** How much users are there: with the id of a {@code watch} its answer, without one news. */
  public static byte[] presence(@Nullable String id, List<ShownPresence> users) {
    return JsonObject.frame("presence")
        .text("id", id)
        .objects(
            "users",
            users,
            (user, json) ->
                json.uuid("user", user.userId())
                    .text("status", user.status())
                    .time("lastSeen", user.lastSeen()))
        .bytes();
  }

  /**
   * Somebody is writing.
   *
   * @param expiresInMs how long that is to be shown, unless it is said again; 0: they have stopped
   */
  public static byte[] typing(UUID chat, UUID user, long expiresInMs) {
    return JsonObject.frame("typing")
        .uuid("chat", chat)
        .uuid("user", user)
        .number("expiresInMs", expiresInMs)
        .bytes();
  }

  /** How far members have come. */
  public static byte[] marks(UUID chat, List<MarksAdvanced> marks) {
    return JsonObject.frame("marks")
        .uuid("chat", chat)
        .objects(
            "marks",
            marks,
            (mark, json) ->
                json.uuid("user", mark.userId())
                    .number("receivedNo", mark.receivedNo())
                    .number("readNo", mark.readNo()))
        .bytes();
  }

  /** How many members have a message, and have read it. */
  public static byte[] markCounts(UUID chat, long no, long received, long read) {
    return JsonObject.frame("marks")
        .uuid("chat", chat)
        .number("no", no)
        .number("received", received)
        .number("read", read)
        .bytes();
  }
}
