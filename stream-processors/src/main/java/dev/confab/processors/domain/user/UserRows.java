package dev.confab.processors.domain.user;

import java.time.Instant;
import java.util.UUID;

/** Rows that can be written; only {@link UserEvolver} does. */
public interface UserRows extends UserState {
  /** Writes the account. */
  void putAccount(UUID userId, AccountRow account);

  /** Writes a session. */
  void putSession(UUID userId, SessionRow session);

  /** Removes a session. */
  void removeSession(UUID userId, UUID sessionId);

  /** Writes the newest mailed token of its kind. */
  void putMailToken(UUID userId, MailTokenRow token);

  @Override
  PeopleRows people();

  @Override
  ChatPreferenceRows chatPreferences();

  /** Remembers how far a source was imported. */
  void putImportedPosition(UUID userId, String source, long position);

  /**
   * Asks for something at a time.
   *
   * @param version version of the event that asks
   */
  void putDue(DueKind kind, Instant dueAt, UUID userId, long version);

  /** Takes such a request back. */
  void removeDue(DueKind kind, Instant dueAt, UUID userId);

  /**
   * Removes all rows of a user, whatever their kind, and leaves a mark. Requests are not theirs.
   */
  void erase(UUID userId, ErasedRow mark);
}
