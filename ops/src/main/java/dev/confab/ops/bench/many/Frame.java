package dev.confab.ops.bench.many;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/**
 * What the generator looks at in a server's frame. Events are read by their first bytes, without an
 * object; whatever does not look as expected is read as JSON.
 */
final class Frame {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final byte[] EVENT = ascii("{\"t\":\"event\",\"chat\":\"");
  private static final byte[] SEQ = ascii("\",\"seq\":");
  private static final int UUID_CHARS = 36;
  private static final int FIRST_EVENTS = 64;
  private static final int FIRST_BUMPS = 4;

  private final ChatNumbers chats;
  private String type = "";
  private String code = "";
  private int chat = ChatNumbers.NONE;
  private long seq;
  private long upTo;
  private long afterMs;
  private boolean member;
  private long[] events = new long[FIRST_EVENTS];
  private int[] bumped = new int[FIRST_BUMPS];
  private long[] bumpSeqs = new long[FIRST_BUMPS];
  private int eventCount;
  private int bumpCount;

  /** Knows chats by their numbers. */
  Frame(ChatNumbers chats) {
    this.chats = chats;
  }

  /**
   * Reads a frame into this object.
   *
   * @throws IOException if it is no JSON
   */
  void read(byte[] buffer, int offset, int length) throws IOException {
    if (!readEvent(buffer, offset, length)) {
      readJson(buffer, offset, length);
    }
  }

  String type() {
    return type;
  }

  /** Code of an error. */
  String code() {
    return code;
  }

  /** The number of its chat, or {@link ChatNumbers#NONE}. */
  int chat() {
    return chat;
  }

  long seq() {
    return seq;
  }

  /** Where a piece of history ends. */
  long upTo() {
    return upTo;
  }

  long afterMs() {
    return afterMs;
  }

  boolean member() {
    return member;
  }

  /** How many events are in a piece of history. */
  int eventCount() {
    return eventCount;
  }

  /** The seq of one of them. */
  long event(int index) {
    return events[index];
  }

  /** How many chats a {@code bump} tells of. */
  int bumpCount() {
    return bumpCount;
  }

  /** The number of one of them, or {@link ChatNumbers#NONE}. */
  int bumpedChat(int index) {
    return bumped[index];
  }

  /** The seq that it has come to. */
  long bumpedSeq(int index) {
    return bumpSeqs[index];
  }

  private boolean readEvent(byte[] in, int offset, int length) {
    int end = offset + length;
    int at = offset + EVENT.length;
    int behindId = at + UUID_CHARS;
    int digits = behindId + SEQ.length;
    if (end <= digits
        || !Arrays.equals(in, offset, at, EVENT, 0, EVENT.length)
        || !Arrays.equals(in, behindId, digits, SEQ, 0, SEQ.length)) {
      return false;
    }
    long number = 0;
    int digit = digits;
    while (digit < end && in[digit] >= '0' && in[digit] <= '9') {
      number = number * 10 + (in[digit++] - '0');
    }
    if (digit == digits || digit == end || in[digit] != ',') {
      return false;
    }
    type = "event";
    seq = number;
    chat = chats.of(hex(in, at, 0, 18), hex(in, at, 19, UUID_CHARS));
    return true;
  }

  /** A half of an id with hyphens. */
  private static long hex(byte[] in, int id, int from, int to) {
    long value = 0;
    for (int i = id + from; i < id + to; i++) {
      if (in[i] != '-') {
        value = value << 4 | Character.digit(in[i], 16);
      }
    }
    return value;
  }

  private void readJson(byte[] buffer, int offset, int length) throws IOException {
    type = "";
    code = "";
    chat = ChatNumbers.NONE;
    seq = 0;
    upTo = 0;
    afterMs = 0;
    member = false;
    eventCount = 0;
    bumpCount = 0;
    try (JsonParser json = FACTORY.createParser(buffer, offset, length)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        switch (field) {
          case "t" -> type = json.getText();
          case "code" -> code = json.getText();
          case "chat" -> chat = number(json.getText());
          case "seq" -> seq = json.getLongValue();
          case "upTo" -> upTo = json.getLongValue();
          case "afterMs" -> afterMs = json.getLongValue();
          case "member" -> member = json.getBooleanValue();
          case "events" -> readEvents(json);
          case "chats" -> readBumps(json);
          default -> json.skipChildren();
        }
      }
    }
  }

  /** In other frames it is a number. */
  private void readBumps(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      return;
    }
    while (json.nextToken() == JsonToken.START_OBJECT) {
      int of = ChatNumbers.NONE;
      long to = 0;
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        switch (field) {
          case "chat" -> of = number(json.getText());
          case "seq" -> to = json.getLongValue();
          default -> json.skipChildren();
        }
      }
      addBump(of, to);
    }
  }

  private void addBump(int of, long to) {
    if (bumpCount == bumped.length) {
      bumped = Arrays.copyOf(bumped, bumpCount * 2);
      bumpSeqs = Arrays.copyOf(bumpSeqs, bumpCount * 2);
    }
    bumped[bumpCount] = of;
    bumpSeqs[bumpCount++] = to;
  }

  private void readEvents(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.START_OBJECT) {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        if (field.equals("seq")) {
          addEvent(json.getLongValue());
        } else {
          json.skipChildren();
        }
      }
    }
  }

  private void addEvent(long number) {
    if (eventCount == events.length) {
      events = Arrays.copyOf(events, eventCount * 2);
    }
    events[eventCount++] = number;
  }

  private int number(String id) {
    UUID uuid = UUID.fromString(id);
    return chats.of(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
