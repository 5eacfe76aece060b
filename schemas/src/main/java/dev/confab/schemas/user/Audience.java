package dev.confab.schemas.user;

/** Who sees something of a person. */
public enum Audience {
  /** Somebody whom this release does not know: it shows it to nobody. */
  UNKNOWN,
  /** Everybody with an account. */
  EVERYBODY,
  /** Those whom the person has as contacts. */
  CONTACTS,
  /** Only the person. */
  NOBODY
}
