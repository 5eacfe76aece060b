package dev.confab.platform.query;

/** What became of a message. */
public enum MessageState {
  /** It is there to be read. */
  PRESENT,
  /** Its author, or somebody who may, deleted it for everyone. */
  DELETED,
  /** Its author took it back. */
  RECALLED
}
