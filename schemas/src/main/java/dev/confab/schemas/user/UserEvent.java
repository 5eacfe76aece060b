package dev.confab.schemas.user;

/** Something that happened to one user: a record of {@code user-events}. */
public sealed interface UserEvent extends UserFact
    permits RegistrationStarted,
        ClaimGranted,
        AccountRegistered,
        RegistrationRefused,
        DisplayNameChanged,
        EmailVerified,
        NameChangeStarted,
        NameChanged,
        NameChangeRefused,
        RolesChanged,
        DeletionRequested,
        DeletionCancelled,
        AccountErased,
        PeopleEvent,
        ChatPreferenceEvent {
  /** Dense number of this change of the user, from 1. */
  long version();
}
