package dev.confab.ingest.memory;

/** What is wrong with the backbone for a while. */
public enum Fault {
  /** Nothing. */
  NONE,
  /** Commands are carried out, but their outcomes are not heard. */
  OUTCOMES_LOST,
  /** Commands are not taken. */
  OVERLOADED,
  /** Names are never claimed. */
  REGISTRATIONS_STALLED,
  /** Somebody else changes the password between the check and the command. */
  PASSWORD_OVERTAKEN,
  /** Somebody else takes a wish to be erased back as soon as it was decided on. */
  DELETION_OVERTAKEN,
  /** Views do not answer. */
  VIEWS_AWAY,
  /** Views answer until the next command was carried out, and not any more. */
  VIEWS_LEAVE,
  /** Views answer, but do not come as far as they are asked to. */
  VIEWS_BEHIND,
  /** The search does not answer. */
  SEARCH_AWAY,
  /** The search knows people as they were. */
  SEARCH_BEHIND
}
