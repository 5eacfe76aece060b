package dev.confab.schemas.user;

import java.time.Instant;
import java.util.UUID;

/** A wish about one user: a record of {@code user-commands}. */
public sealed interface UserCommand
    permits RegisterAccount,
        ImportAccount,
        AnswerClaim,
        ExpireRegistration,
        ChangeDisplayName,
        OpenSession,
        RotateSession,
        CloseSession,
        RequestEmailVerification,
        VerifyEmail,
        RequestPasswordReset,
        ResetPassword,
        CloseSessions,
        ChangePassword,
        ChangeName,
        ChangeRoles,
        RequestDeletion,
        CancelDeletion,
        EraseAccount,
        PeopleCommand,
        ChatPreferenceCommand {
  /** The user; the record's key. */
  UUID userId();

  /** When it was taken. */
  Instant issuedAt();
}
