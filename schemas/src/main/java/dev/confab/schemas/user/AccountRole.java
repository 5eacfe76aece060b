package dev.confab.schemas.user;

/** What a user may do beyond being themselves. */
public enum AccountRole {
  /** A role that this release does not know. */
  UNKNOWN,
  /** May act upon what others write. */
  MODERATOR,
  /** May give and take roles, and erase accounts that nobody can log in to. */
  ADMIN
}
