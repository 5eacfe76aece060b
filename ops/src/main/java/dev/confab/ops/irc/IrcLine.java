package dev.confab.ops.irc;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** What one line of a log says. */
sealed interface IrcLine {
  /** Somebody said something. */
  record Message(LocalTime time, String nick, String text) implements IrcLine {}

  /** Somebody did something; old logs give no time. */
  record Action(@Nullable LocalTime time, String nick, String text) implements IrcLine {}

  /** Somebody came. */
  record Join(String nick, String channel) implements IrcLine {}

  /** Somebody went. */
  record Leave(String nick, @Nullable String channel) implements IrcLine {}

  /** Somebody took another nick. */
  record Rename(String from, String to) implements IrcLine {}

  /**
   * Nothing that becomes part of a chat.
   *
   * @param reason why, in a few words
   * @param unreadable is it something that no log should have?
   */
  record Skipped(@Nullable LocalTime time, String reason, boolean unreadable) implements IrcLine {
    Skipped(@Nullable LocalTime time, String reason) {
      this(time, reason, false);
    }

    static Skipped unreadable(@Nullable LocalTime time, String reason) {
      return new Skipped(time, reason, true);
    }
  }
}
