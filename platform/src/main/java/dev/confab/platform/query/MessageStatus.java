package dev.confab.platform.query;

/** How far one's own message has come, in chats of at most {@link Marks#MOST_MEMBERS} members. */
public enum MessageStatus {
  /** Not everybody has received it. */
  SENT,
  /** All others have received it. */
  DELIVERED,
  /** All others have read it. */
  READ
}
