package dev.confab.schemas.user;

/** The colours of an interface. */
public enum Theme {
  /** Colours that this release does not know. */
  UNKNOWN,
  /** Dark on light. */
  LIGHT,
  /** Light on dark. */
  DARK,
  /** As the device has it. */
  SYSTEM
}
