package dev.confab.gateway.stomp;

import dev.confab.gateway.protocol.EventBody;
import dev.confab.gateway.protocol.ServerFrames;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What has to be known of an event in order to pass it on. It is read from the first bytes of its
 * frame, which {@link EventBody} and {@link ServerFrames} write in one order: an event goes to many
 * sessions, and none parses all of it.
 *
 * @param type as clients see it
 */
record EventHead(UUID chat, long seq, String type) {
  private static final int CHAT_AT = "{\"t\":\"event\",\"chat\":\"".length();
  private static final int SEQ_AT = CHAT_AT + 36 + "\",\"seq\":".length();
  private static final int BETWEEN = ",\"type\":\"".length();

  /** Of an {@code event} frame. */
  static EventHead of(byte[] frame) {
    UUID chat = UUID.fromString(text(frame, CHAT_AT, CHAT_AT + 36));
    int end = SEQ_AT;
    long seq = 0;
    while (frame[end] >= '0' && frame[end] <= '9') {
      seq = seq * 10 + frame[end++] - '0';
    }
    int type = end + BETWEEN;
    int typeEnd = type;
    while (frame[typeEnd] != '"') {
      typeEnd++;
    }
    return new EventHead(chat, seq, text(frame, type, typeEnd));
  }

  /** May it begin or end a membership? */
  boolean isOfMember() {
    return type.startsWith("member");
  }

  /** Is it about a reaction? */
  boolean isReaction() {
    return type.startsWith("reaction");
  }

  private static String text(byte[] frame, int from, int to) {
    return new String(frame, from, to - from, StandardCharsets.US_ASCII);
  }
}
