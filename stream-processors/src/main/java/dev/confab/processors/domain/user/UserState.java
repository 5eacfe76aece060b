package dev.confab.processors.domain.user;

import dev.confab.schemas.user.MailTokenKind;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All that a decision about a user may look at. */
public interface UserState {
  /** The account; null if nobody ever tried to register it. */
  @Nullable AccountRow account(UUID userId);

  /** What is left of an erased account; null if the user was not erased. */
  @Nullable ErasedRow erased(UUID userId);

  /** A session; null if there is none (any more). */
  @Nullable SessionRow session(UUID userId, UUID sessionId);

  /** All sessions of a user, expired ones too; {@link Sessions#MAX} at most. */
  List<SessionRow> sessions(UUID userId);

  /** The newest mailed token of a kind; null if there was none. */
  @Nullable MailTokenRow mailToken(UUID userId, MailTokenKind kind);

  /** Last position imported from a source for the user; -1 if none. */
  long importedPosition(UUID userId, String source);

  /** How users stand to others. */
  PeopleState people();

  /** What users alone see of chats. */
  ChatPreferenceState chatPreferences();
}
