package dev.confab.schemas.chat;

/** Kind of chat. */
public enum ChatType {
  /** A kind that this release does not know. */
  UNKNOWN,
  /** Members by invitation, or anybody if open. */
  GROUP,
  /** Two people, for ever the same; there is one such chat of each pair. */
  DIRECT,
  /** Few write and many read; members by invitation, or anybody if open. */
  CHANNEL
}
