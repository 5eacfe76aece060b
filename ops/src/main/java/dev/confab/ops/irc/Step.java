package dev.confab.ops.irc;

import java.time.Instant;

/** What is to be done about one line of a log; lines count from 0. */
sealed interface Step {
  /** {@link Say#answers} of what answers nothing. */
  int NOTHING = -1;

  /** The line. */
  int line();

  /**
   * Post a message.
   *
   * @param answers the line that it answers, or {@link #NOTHING}
   */
  record Say(int line, Person who, Instant at, String text, int answers) implements Step {}

  /**
   * Become a member.
   *
   * @param implicit because of a message, without a line that says so
   */
  record Enter(int line, Person who, Instant at, boolean implicit) implements Step {}

  /** Stop being a member. */
  record Exit(int line, Person who, Instant at) implements Step {}

  /** Be shown under another name. */
  record ShowAs(int line, Person who, Instant at, String name) implements Step {}

  /**
   * Nothing.
   *
   * @param unreadable is the line one that no log should have?
   */
  record Skip(int line, String reason, boolean unreadable) implements Step {}
}
