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

  /** Remembers how far a source was imported. */
  void putImportedPosition(UUID userId, String source, long position);

  /** Asks for an ExpireRegistration of the attempt with that version at that time. */
  void putDue(Instant dueAt, UUID userId, long startedVersion);

  /** Takes such a request back. */
  void removeDue(Instant dueAt, UUID userId);
}
