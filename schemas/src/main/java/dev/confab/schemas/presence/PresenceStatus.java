package dev.confab.schemas.presence;

/** How much somebody is there. */
public enum PresenceStatus {
  /** Something that this release does not know. */
  UNKNOWN,
  /** There. */
  ONLINE,
  /** Connected, but doing something else. */
  AWAY,
  /** There, and not to be disturbed. */
  BUSY,
  /** Not there. */
  OFFLINE
}
