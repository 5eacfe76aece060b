package dev.confab.processors.domain.user;

/** What becomes of a user when a time has come. */
public enum DueKind {
  /** A registration or a change of a name is given up: its claims never came back. */
  CLAIMS,
  /** The account is erased. */
  ERASURE
}
