package dev.confab.gateway.protocol;

import dev.confab.gateway.protocol.ClientFrame.Cursor;
import dev.confab.schemas.outcome.Accepted;
import dev.confab.schemas.outcome.Rejected;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes frames for clients, as UTF-8.
 *
 * @see EphemeralFrames
 */
public final class ServerFrames {
  private static final byte[] EVENT_START = "{\"t\":\"event\",".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] EVENTS_START = ",\"events\":[".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] EVENTS_END = "]}".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] NO_ROWS =
      "\"all\":[],\"rows\":[]}".getBytes(StandardCharsets.US_ASCII);

  private ServerFrames() {}

  /** Is it a frame of a type? The type is always the first field. */
  public static boolean is(byte[] frame, String type) {
    byte[] start = ("{\"t\":\"" + type + "\"").getBytes(StandardCharsets.US_ASCII);
    return frame.length > start.length && Arrays.mismatch(frame, start) == start.length;
  }

  /** Does it say that nothing is new? */
  public static boolean hasNoRows(byte[] meFrame) {
    int from = meFrame.length - NO_ROWS.length;
    return from > 0 && Arrays.equals(meFrame, from, meFrame.length, NO_ROWS, 0, NO_ROWS.length);
  }

  /** The greeting. */
  public static byte[] hello(Instant now) {
    return JsonObject.frame("hello")
        .number("heartbeatMs", Limits.HEARTBEAT.toMillis())
        .number("maxFrameBytes", (long) Limits.MAX_FRAME_BYTES)
        .number("maxPending", (long) Limits.MAX_PENDING)
        .time("time", now)
        .bytes();
  }

  /** The token was good. */
  public static byte[] ready(@Nullable String id, UUID userId, UUID sessionId, Instant expiresAt) {
    return JsonObject.frame("ready")
        .text("id", id)
        .uuid("userId", userId)
        .uuid("sessionId", sessionId)
        .time("expiresAt", expiresAt)
        .bytes();
  }

  /** One live event. */
  public static byte[] event(EventBody body) {
    byte[] json = body.json();
    byte[] frame = new byte[EVENT_START.length + json.length - 1];
    System.arraycopy(EVENT_START, 0, frame, 0, EVENT_START.length);
    System.arraycopy(json, 1, frame, EVENT_START.length, json.length - 1);
    return frame;
  }

  /** A piece of history: of a {@code sync} without, of a {@code fill} with its id. */
  public static byte[] chunk(
      @Nullable String id, UUID chat, long after, long upTo, List<EventBody> events) {
    return withEvents(
        JsonObject.frame("chunk")
            .text("id", id)
            .uuid("chat", chat)
            .number("after", after)
            .number("upTo", upTo),
        events);
  }

  /** The newest events instead of a history that would be too long. */
  public static byte[] snapshot(
      UUID chat,
      long after,
      long upTo,
      @Nullable String name,
      long lastNo,
      List<EventBody> events) {
    return withEvents(
        JsonObject.frame("snapshot")
            .uuid("chat", chat)
            .number("after", after)
            .number("upTo", upTo)
            .object(
                "head",
                head -> head.text("name", name).number("lastSeq", upTo).number("lastNo", lastNo)),
        events);
  }

  /** A chat is caught up. */
  public static byte[] synced(UUID chat, long seq, boolean member) {
    return JsonObject.frame("synced")
        .uuid("chat", chat)
        .number("seq", seq)
        .flag("member", member)
        .bytes();
  }

  /** All chats are caught up. */
  public static byte[] live(String id, int chats) {
    return JsonObject.frame("live").text("id", id).number("chats", (long) chats).bytes();
  }

  /** The events of these chats come, from behind a seq each. */
  public static byte[] opened(String id, List<Cursor> chats) {
    return JsonObject.frame("opened")
        .text("id", id)
        .objects(
            "chats",
            chats,
            (chat, json) -> json.uuid("chat", chat.chat()).number("seq", chat.seq()))
        .bytes();
  }

  /** How far chats have come whose events did not. */
  public static byte[] bump(List<Bump> chats) {
    return JsonObject.frame("bump")
        .objects(
            "chats",
            chats,
            (chat, json) ->
                json.uuid("chat", chat.chat())
                    .number("seq", chat.seq())
                    .number("unread", chat.unread())
                    .number("mentions", chat.mentions()))
        .bytes();
  }

  /**
   * Rows of the user's own state.
   *
   * @param version what the client has by then
   * @param all kinds of which these and the following rows are all
   */
  public static byte[] me(String version, List<OwnRow.Kind> all, List<OwnRow> rows) {
    return JsonObject.frame("me")
        .text("version", version)
        .texts("all", all.stream().map(OwnRow.Kind::text).toList())
        .objects("rows", rows, OwnRowFields::write)
        .bytes();
  }

  /** A wish was carried out. */
  public static byte[] committed(String id, Accepted outcome) {
    return JsonObject.frame("committed")
        .text("id", id)
        .uuid("chat", outcome.aggregateId())
        .number("seq", outcome.seq())
        .number("no", outcome.no() == 0 ? null : outcome.no())
        .time("at", outcome.at())
        .flag("repeated", outcome.repeated())
        .bytes();
  }

  /** A link was made, which whoever has the code may join by. */
  public static byte[] linkCreated(String id, Accepted outcome, String code) {
    return JsonObject.frame("committed")
        .text("id", id)
        .uuid("chat", outcome.aggregateId())
        .number("seq", outcome.seq())
        .text("code", code)
        .time("at", outcome.at())
        .flag("repeated", outcome.repeated())
        .bytes();
  }

  /** A wish was carried out that changes nothing for others, and so has no place in the chat. */
  public static byte[] committed(String id, UUID chat, Accepted outcome) {
    return JsonObject.frame("committed")
        .text("id", id)
        .uuid("chat", chat)
        .time("at", outcome.at())
        .flag("repeated", outcome.repeated())
        .bytes();
  }

  /** A decider refused a wish: the same one would be refused again, unless it says how soon not. */
  public static byte[] rejected(String id, Rejected outcome) {
    boolean later = outcome.retryAfterMs() > 0;
    return JsonObject.frame("rejected")
        .text("id", id)
        .text("code", outcome.code())
        .text("message", outcome.message())
        .flag("retryable", later)
        .number("retryAfterMs", later ? outcome.retryAfterMs() : null)
        .bytes();
  }

  /** The gateway could not pass on a wish, or does not know what became of it. */
  public static byte[] rejected(
      String id, ErrorCode code, String message, @Nullable Long retryAfterMs) {
    return JsonObject.frame("rejected")
        .text("id", id)
        .text("code", code.text())
        .text("message", message)
        .flag("retryable", code.isRetryable())
        .number("retryAfterMs", retryAfterMs)
        .bytes();
  }

  /** The connection is about to be closed: connect again after this time. */
  public static byte[] reconnect(long afterMs) {
    return JsonObject.frame("reconnect").number("afterMs", afterMs).bytes();
  }

  /** The answer to {@code ping}. */
  public static byte[] pong(@Nullable String id) {
    return JsonObject.frame("pong").text("id", id).bytes();
  }

  /** Something is wrong. */
  public static byte[] error(@Nullable String id, ErrorCode code, String message) {
    return JsonObject.frame("error")
        .text("id", id)
        .text("code", code.text())
        .text("message", message)
        .flag("retryable", code.isRetryable())
        .bytes();
  }

  /** Bodies are copied as they are: an event is encoded once, whatever frames it goes into. */
  private static byte[] withEvents(JsonObject start, List<EventBody> events) {
    byte[] open = start.bytes();
    int size = open.length - 1 + EVENTS_START.length + EVENTS_END.length;
    for (EventBody event : events) {
      size += event.json().length + 1;
    }
    size -= events.isEmpty() ? 0 : 1;
    byte[] frame = new byte[size];
    int at = put(open, open.length - 1, frame, 0);
    at = put(EVENTS_START, EVENTS_START.length, frame, at);
    for (int i = 0; i < events.size(); i++) {
      if (i > 0) {
        frame[at++] = ',';
      }
      byte[] json = events.get(i).json();
      at = put(json, json.length, frame, at);
    }
    put(EVENTS_END, EVENTS_END.length, frame, at);
    return frame;
  }

  private static int put(byte[] from, int length, byte[] to, int at) {
    System.arraycopy(from, 0, to, at, length);
    return at + length;
  }
}
