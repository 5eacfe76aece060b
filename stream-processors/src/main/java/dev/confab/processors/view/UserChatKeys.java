package dev.confab.processors.view;

import dev.confab.schemas.Ids;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Row keys of user-chats: user id, chat id, kind of row, sub-key. A membership has no kind, so it
 * is the first row of a user's chat; the user's version has the user's id alone.
 */
public final class UserChatKeys {
  private static final byte INVITATION = 'i';
  private static final byte PREFERENCES = 'p';
  private static final byte HIDDEN = 'x';
  private static final int OF_CHAT = 2 * Ids.BYTES;

  private UserChatKeys() {}

  /** How far the user's own events have been applied. */
  public static byte[] version(UUID userId) {
    return Ids.bytes(userId);
  }

  /** The user's membership in a chat. */
  public static byte[] membership(UUID userId, UUID chatId) {
    return ByteBuffer.allocate(OF_CHAT).put(Ids.bytes(userId)).put(Ids.bytes(chatId)).array();
  }

  /** The user's invitation to a chat. */
  public static byte[] invitation(UUID userId, UUID chatId) {
    return start(userId, chatId, INVITATION, 0).array();
  }

  /** How the user has a chat in their list. */
  public static byte[] preferences(UUID userId, UUID chatId) {
    return start(userId, chatId, PREFERENCES, 0).array();
  }

  /** A message that the user has hidden from themselves. */
  public static byte[] hidden(UUID userId, UUID chatId, long messageSeq) {
    return start(userId, chatId, HIDDEN, Long.BYTES).putLong(messageSeq).array();
  }

  /** The chat in a key. */
  public static UUID chatOf(byte[] key) {
    ByteBuffer in = ByteBuffer.wrap(key, Ids.BYTES, Ids.BYTES);
    return new UUID(in.getLong(), in.getLong());
  }

  /** Is it the key of a membership? */
  public static boolean isMembership(byte[] key) {
    return key.length == OF_CHAT;
  }

  /** Is it the key of an invitation? */
  public static boolean isInvitation(byte[] key) {
    return key.length > OF_CHAT && key[OF_CHAT] == INVITATION;
  }

  /** Is it the key of how the user has a chat in their list? */
  public static boolean isPreferences(byte[] key) {
    return key.length > OF_CHAT && key[OF_CHAT] == PREFERENCES;
  }

  /** Is it the key of a hidden message? */
  public static boolean isHidden(byte[] key) {
    return key.length > OF_CHAT && key[OF_CHAT] == HIDDEN;
  }

  /** Is it the key of a row that comes from the user's own events? */
  static boolean isUsersOwn(byte[] key) {
    return key.length > OF_CHAT && key[OF_CHAT] != INVITATION;
  }

  private static ByteBuffer start(UUID userId, UUID chatId, byte kind, int subKeyBytes) {
    return ByteBuffer.allocate(OF_CHAT + 1 + subKeyBytes).put(membership(userId, chatId)).put(kind);
  }
}
