package dev.confab.schemas;

import static dev.confab.schemas.catalogue.Topics.CREDENTIAL_EVENTS;
import static dev.confab.schemas.catalogue.Topics.NAME_COMMANDS;
import static dev.confab.schemas.catalogue.Topics.NAME_EVENTS;
import static dev.confab.schemas.catalogue.Topics.NODE_INBOX;
import static dev.confab.schemas.catalogue.Topics.USER_COMMANDS;
import static dev.confab.schemas.catalogue.Topics.USER_EVENTS;

import dev.confab.schemas.name.ClaimName;
import dev.confab.schemas.name.NameClaimed;
import dev.confab.schemas.name.NameKind;
import dev.confab.schemas.name.NameReleased;
import dev.confab.schemas.name.ReleaseName;
import dev.confab.schemas.outcome.Accepted;
import dev.confab.schemas.outcome.Rejected;
import dev.confab.schemas.user.AccountErased;
import dev.confab.schemas.user.AccountProfile;
import dev.confab.schemas.user.AccountRegistered;
import dev.confab.schemas.user.AccountRole;
import dev.confab.schemas.user.AnswerClaim;
import dev.confab.schemas.user.CancelDeletion;
import dev.confab.schemas.user.ChangeDisplayName;
import dev.confab.schemas.user.ChangeName;
import dev.confab.schemas.user.ChangePassword;
import dev.confab.schemas.user.ChangeRoles;
import dev.confab.schemas.user.ClaimGranted;
import dev.confab.schemas.user.CloseSession;
import dev.confab.schemas.user.CloseSessions;
import dev.confab.schemas.user.DeletionCancelled;
import dev.confab.schemas.user.DeletionRequested;
import dev.confab.schemas.user.DisplayName;
import dev.confab.schemas.user.DisplayNameChanged;
import dev.confab.schemas.user.EmailVerified;
import dev.confab.schemas.user.EraseAccount;
import dev.confab.schemas.user.ExpireRegistration;
import dev.confab.schemas.user.ImportAccount;
import dev.confab.schemas.user.MailTokenIssued;
import dev.confab.schemas.user.MailTokenKind;
import dev.confab.schemas.user.MailTokenUsed;
import dev.confab.schemas.user.NameChangeRefused;
import dev.confab.schemas.user.NameChangeStarted;
import dev.confab.schemas.user.NameChanged;
import dev.confab.schemas.user.OpenSession;
import dev.confab.schemas.user.PasswordSet;
import dev.confab.schemas.user.RegisterAccount;
import dev.confab.schemas.user.RegistrationRefused;
import dev.confab.schemas.user.RegistrationStarted;
import dev.confab.schemas.user.RequestDeletion;
import dev.confab.schemas.user.RequestEmailVerification;
import dev.confab.schemas.user.RequestPasswordReset;
import dev.confab.schemas.user.ResetPassword;
import dev.confab.schemas.user.RolesChanged;
import dev.confab.schemas.user.RotateSession;
import dev.confab.schemas.user.SessionStored;
import dev.confab.schemas.user.UniqueName;
import dev.confab.schemas.user.VerifyEmail;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** One value of every record type with all its fields filled: golden bytes are made of these. */
public final class Samples {
  private static final UUID CHAT = UUID.fromString("c0c0c0c0-0000-4000-8000-000000000001");
  private static final UUID ALICE = UUID.fromString("a11ce000-0000-4000-8000-000000000002");
  private static final UUID BOB = UUID.fromString("b0b00000-0000-4000-8000-000000000003");
  private static final UUID NAME = UUID.fromString("fafafafa-0000-8000-8000-000000000004");
  private static final UUID MAIL = UUID.fromString("e5e5e5e5-0000-8000-8000-000000000005");
  private static final UUID SESSION = UUID.fromString("5e550000-0000-4000-8000-000000000006");
  private static final UUID COMMAND = UUID.fromString("c0dec0de-0000-4000-8000-000000000007");
  private static final Instant AT = Instant.parse("2026-11-21T12:34:56.789Z");
  private static final Instant LATER = AT.plusSeconds(604_800);
  private static final Imported IMPORTED =
      new Imported("2004-11-15_03.raw.txt", 1234, Instant.parse("2004-11-15T03:04:05Z"));
  private static final Sealed SEALED =
      new Sealed("key-1", Bytes.copyOf(new byte[] {1, 2, 3}), Bytes.copyOf(new byte[] {4, 5, -1}));
  private static final List<AccountRole> ROLES = List.of(AccountRole.MODERATOR, AccountRole.ADMIN);
  private static final Cause CAUSE = new Cause("client-key-1", Sha256.ofParts("content"));
  private static final AccountProfile ACCOUNT =
      new AccountProfile("Alice", "alice@example.org", "Alice in Wonderland");
  private static final String HASH = "$argon2id$v=19$m=15360,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g";

  private Samples() {}

  /** All of them. */
  public static List<Sample<?>> all() {
    return Stream.of(
            ChatSamples.all(),
            user(),
            account(),
            deletion(),
            PeopleSamples.all(),
            ChatPreferenceSamples.all(),
            name(),
            PresenceSamples.all(),
            SignalSamples.all(),
            outcome())
        .<Sample<?>>flatMap(List::stream)
        .toList();
  }

  private static List<Sample<?>> user() {
    String key = CAUSE.clientKey();
    Sha256 secret = Sha256.ofParts("secret");
    Sha256 presented = Sha256.ofParts("presented");
    DisplayName display = new DisplayName("Ally");
    return List.of(
        new Sample<>(
            USER_COMMANDS, new RegisterAccount(ALICE, key, ACCOUNT, SEALED, NAME, MAIL, HASH, AT)),
        new Sample<>(USER_COMMANDS, new ImportAccount(ALICE, BOB, ACCOUNT, SEALED, NAME, AT)),
        new Sample<>(USER_COMMANDS, new AnswerClaim(ALICE, NAME, 1, true, AT)),
        new Sample<>(USER_COMMANDS, new ExpireRegistration(ALICE, 1, AT)),
        new Sample<>(
            USER_COMMANDS, new ChangeDisplayName(ALICE, BOB, display, SEALED, AT, IMPORTED)),
        new Sample<>(
            USER_COMMANDS, new OpenSession(ALICE, SESSION, secret, LATER, "Browser/1", AT, ROLES)),
        new Sample<>(
            USER_COMMANDS, new RotateSession(ALICE, SESSION, presented, secret, LATER, AT, ROLES)),
        new Sample<>(USER_COMMANDS, new CloseSession(ALICE, SESSION, AT)),
        new Sample<>(USER_COMMANDS, new RequestEmailVerification(ALICE, AT)),
        new Sample<>(USER_COMMANDS, new VerifyEmail(ALICE, 3, AT)),
        new Sample<>(USER_COMMANDS, new RequestPasswordReset(ALICE, AT)),
        new Sample<>(USER_COMMANDS, new ResetPassword(ALICE, 3, HASH, AT)),
        new Sample<>(USER_EVENTS, new EmailVerified(ALICE, 5, AT)),
        new Sample<>(
            CREDENTIAL_EVENTS,
            new MailTokenIssued(ALICE, AT, MailTokenKind.EMAIL_VERIFICATION, 3, MAIL, LATER, 4)),
        new Sample<>(
            CREDENTIAL_EVENTS,
            new MailTokenUsed(ALICE, AT, MailTokenKind.PASSWORD_RESET, 3, secret)),
        new Sample<>(
            USER_EVENTS,
            new RegistrationStarted(ALICE, 1, AT, CAUSE, ACCOUNT, SEALED, NAME, MAIL, true)),
        new Sample<>(USER_EVENTS, new ClaimGranted(ALICE, 2, AT, NAME)),
        new Sample<>(USER_EVENTS, new AccountRegistered(ALICE, 3, AT)),
        new Sample<>(USER_EVENTS, new RegistrationRefused(ALICE, 3, AT, "username_taken")),
        new Sample<>(USER_EVENTS, new DisplayNameChanged(ALICE, 4, AT, display, SEALED, IMPORTED)),
        new Sample<>(CREDENTIAL_EVENTS, new PasswordSet(ALICE, 1, AT, HASH)),
        new Sample<>(
            CREDENTIAL_EVENTS,
            new SessionStored(ALICE, 5, AT, SESSION, secret, AT, "Browser/1", LATER)));
  }

  private static List<Sample<?>> account() {
    Sha256 verified = PasswordSet.digest(HASH);
    UniqueName ally = new UniqueName("ally");
    return List.of(
        new Sample<>(USER_COMMANDS, new CloseSessions(ALICE, SESSION, AT)),
        new Sample<>(USER_COMMANDS, new ChangePassword(ALICE, SESSION, verified, HASH, AT)),
        new Sample<>(
            USER_COMMANDS,
            new ChangeName(ALICE, NameKind.USERNAME, ally, SEALED, NAME, AT, verified)),
        new Sample<>(
            USER_EVENTS,
            new NameChangeStarted(ALICE, 6, AT, NameKind.USERNAME, ally, SEALED, NAME)),
        new Sample<>(USER_EVENTS, new NameChanged(ALICE, 7, AT, 6)),
        new Sample<>(USER_EVENTS, new NameChangeRefused(ALICE, 7, AT, 6, "username_taken")),
        new Sample<>(USER_COMMANDS, new ChangeRoles(ALICE, BOB, ROLES, AT)),
        new Sample<>(USER_EVENTS, new RolesChanged(ALICE, 8, AT, BOB, ROLES)));
  }

  private static List<Sample<?>> deletion() {
    Sha256 verified = PasswordSet.digest(HASH);
    return List.of(
        new Sample<>(
            USER_COMMANDS, new RequestDeletion(ALICE, ALICE, verified, 2_592_000_000L, AT)),
        new Sample<>(USER_EVENTS, new DeletionRequested(ALICE, 9, AT, ALICE, LATER)),
        new Sample<>(USER_COMMANDS, new CancelDeletion(ALICE, BOB, AT)),
        new Sample<>(USER_EVENTS, new DeletionCancelled(ALICE, 10, AT, BOB)),
        new Sample<>(USER_COMMANDS, new EraseAccount(ALICE, 9, AT)),
        new Sample<>(USER_EVENTS, new AccountErased(ALICE, 10, AT)));
  }

  private static List<Sample<?>> name() {
    return List.of(
        new Sample<>(NAME_COMMANDS, new ClaimName(NAME, ALICE, NameKind.USERNAME, 1, AT)),
        new Sample<>(NAME_COMMANDS, new ReleaseName(NAME, ALICE, 1, AT)),
        new Sample<>(NAME_EVENTS, new NameClaimed(NAME, 1, ALICE, NameKind.EMAIL, 1, AT)),
        new Sample<>(NAME_EVENTS, new NameReleased(NAME, 2, ALICE, AT)));
  }

  private static List<Sample<?>> outcome() {
    return List.of(
        new Sample<>(NODE_INBOX, new Accepted(COMMAND, CHAT, 300, 250, AT, true)),
        new Sample<>(NODE_INBOX, new Rejected(COMMAND, "too_many_mails", "Later.", 1500)));
  }
}
