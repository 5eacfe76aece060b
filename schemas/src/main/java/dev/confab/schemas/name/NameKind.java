package dev.confab.schemas.name;

/** What a claimed name is. */
public enum NameKind {
  /** A kind that this release does not know. */
  UNKNOWN,
  /** A username. */
  USERNAME,
  /** An e-mail address. */
  EMAIL
}
