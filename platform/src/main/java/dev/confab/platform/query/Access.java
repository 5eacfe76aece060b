package dev.confab.platform.query;

/** What a viewer is to a chat. */
public enum Access {
  /** There is no such chat. */
  NO_CHAT,
  /** The viewer is no member. */
  NO_MEMBER,
  /** The viewer is a member. */
  MEMBER
}
