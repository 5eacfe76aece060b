package dev.confab.schemas.chat;

/** What a member may do, from most to least. */
public enum Role {
  /** A role that this release does not know: it may do nothing. */
  UNKNOWN,
  /** Everything. */
  OWNER,
  /** Everything but to touch the owner. */
  ADMIN,
  /** Looks after messages and members. */
  MODERATOR,
  /** Reads and writes. */
  MEMBER
}
