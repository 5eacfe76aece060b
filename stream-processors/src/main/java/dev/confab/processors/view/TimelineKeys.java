package dev.confab.processors.view;

import dev.confab.schemas.Ids;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Row keys of the timeline: chat id, kind of row, sub-key; all big endian, so that the rows of a
 * chat lie together and in the order of their seq.
 */
public final class TimelineKeys {
  private static final byte HEAD = 'h';
  private static final byte MEMBER = 'm';
  private static final byte MARK = 'k';
  private static final byte MESSAGE = 'p';
  private static final byte CHANGE = 'c';
  private static final byte VERSION = 'e';
  private static final byte REACTION = 'r';
  private static final byte REPLY = 't';
  private static final byte PIN = 'q';
  private static final byte MENTION = 'n';
  private static final byte MENTION_ALL = 'a';
  private static final byte BAN = 'b';
  private static final byte INVITATION = 'i';
  private static final byte LINK = 'l';
  private static final int SUB_KEY = Ids.BYTES + 1;

  /** Ends the type in the key of a reaction; no type has it. */
  private static final byte END = 0;

  private TimelineKeys() {}

  /** The chat's head. */
  public static byte[] head(UUID chatId) {
    return start(chatId, HEAD, 0).array();
  }

  /** A member, or the mark of a former one. */
  public static byte[] member(UUID chatId, UUID userId) {
    return ofUser(chatId, MEMBER, userId);
  }

  /** How far a member says to have come. */
  public static byte[] mark(UUID chatId, UUID userId) {
    return ofUser(chatId, MARK, userId);
  }

  /** A message. */
  public static byte[] message(UUID chatId, long seq) {
    return ofNumber(chatId, MESSAGE, seq);
  }

  /** A recent change: the event's bytes. */
  public static byte[] change(UUID chatId, long seq) {
    return ofNumber(chatId, CHANGE, seq);
  }

  /** What all rows begin with that keep what a message said before it was edited. */
  public static byte[] versions(UUID chatId, long messageSeq) {
    return ofNumber(chatId, VERSION, messageSeq);
  }

  /** What a message said from a seq on, before it was edited. */
  public static byte[] version(UUID chatId, long messageSeq, long versionSeq) {
    return ofNumbers(chatId, VERSION, messageSeq, versionSeq);
  }

  /** What all reactions to a message begin with. */
  public static byte[] reactions(UUID chatId, long messageSeq) {
    return ofNumber(chatId, REACTION, messageSeq);
  }

  /** What all reactions of one type to a message begin with. */
  public static byte[] reactions(UUID chatId, long messageSeq, String type) {
    byte[] bytes = type.getBytes(StandardCharsets.UTF_8);
    return start(chatId, REACTION, Long.BYTES + bytes.length + 1)
        .putLong(messageSeq)
        .put(bytes)
        .put(END)
        .array();
  }

  /** Somebody's reaction to a message. */
  public static byte[] reaction(UUID chatId, long messageSeq, String type, UUID userId) {
    byte[] ofType = reactions(chatId, messageSeq, type);
    return ByteBuffer.allocate(ofType.length + Ids.BYTES)
        .put(ofType)
        .put(Ids.bytes(userId))
        .array();
  }

  /** A reply in the thread of a message. */
  public static byte[] reply(UUID chatId, long rootSeq, long seq) {
    return ofNumbers(chatId, REPLY, rootSeq, seq);
  }

  /** A pinned message. */
  public static byte[] pin(UUID chatId, long messageSeq) {
    return ofNumber(chatId, PIN, messageSeq);
  }

  /** A message that names somebody. */
  public static byte[] mention(UUID chatId, UUID userId, long no) {
    return start(chatId, MENTION, Ids.BYTES + Long.BYTES)
        .put(Ids.bytes(userId))
        .putLong(no)
        .array();
  }

  /** A message that is to everyone. */
  public static byte[] mentionAll(UUID chatId, long no) {
    return ofNumber(chatId, MENTION_ALL, no);
  }

  /** Somebody who is kept out. */
  public static byte[] ban(UUID chatId, UUID userId) {
    return ofUser(chatId, BAN, userId);
  }

  /** A pending invitation. */
  public static byte[] invitation(UUID chatId, UUID userId) {
    return ofUser(chatId, INVITATION, userId);
  }

  /** An invite link. */
  public static byte[] link(UUID chatId, long seq) {
    return ofNumber(chatId, LINK, seq);
  }

  /** The number that comes first in a sub-key: the seq of a message, a change, a pin, a link. */
  public static long seqOf(byte[] key) {
    return ByteBuffer.wrap(key).getLong(SUB_KEY);
  }

  /** The number at the end of a key: the seq of a version or a reply, the no of a mention. */
  public static long lastOf(byte[] key) {
    return ByteBuffer.wrap(key).getLong(key.length - Long.BYTES);
  }

  /** The user at the end of a key. */
  public static UUID userOf(byte[] key) {
    ByteBuffer in = ByteBuffer.wrap(key, key.length - Ids.BYTES, Ids.BYTES);
    return new UUID(in.getLong(), in.getLong());
  }

  /** The type in the key of a reaction. */
  public static String typeOf(byte[] key) {
    int from = SUB_KEY + Long.BYTES;
    return new String(key, from, key.length - Ids.BYTES - 1 - from, StandardCharsets.UTF_8);
  }

  private static byte[] ofUser(UUID chatId, byte kind, UUID userId) {
    return start(chatId, kind, Ids.BYTES).put(Ids.bytes(userId)).array();
  }

  private static byte[] ofNumber(UUID chatId, byte kind, long number) {
    return start(chatId, kind, Long.BYTES).putLong(number).array();
  }

  private static byte[] ofNumbers(UUID chatId, byte kind, long first, long second) {
    return start(chatId, kind, 2 * Long.BYTES).putLong(first).putLong(second).array();
  }

  private static ByteBuffer start(UUID chatId, byte kind, int subKeyBytes) {
    return ByteBuffer.allocate(Ids.BYTES + 1 + subKeyBytes).put(Ids.bytes(chatId)).put(kind);
  }
}
