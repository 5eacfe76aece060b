package dev.confab.processors.domain.user;

import dev.confab.processors.domain.user.AccountRow.Status;
import dev.confab.schemas.Imported;
import dev.confab.schemas.user.AccountErased;
import dev.confab.schemas.user.AccountProfile;
import dev.confab.schemas.user.AccountRegistered;
import dev.confab.schemas.user.ChatPreferenceEvent;
import dev.confab.schemas.user.ClaimGranted;
import dev.confab.schemas.user.DeletionCancelled;
import dev.confab.schemas.user.DeletionRequested;
import dev.confab.schemas.user.DisplayName;
import dev.confab.schemas.user.DisplayNameChanged;
import dev.confab.schemas.user.EmailVerified;
import dev.confab.schemas.user.MailTokenEnded;
import dev.confab.schemas.user.MailTokenIssued;
import dev.confab.schemas.user.MailTokenUsed;
import dev.confab.schemas.user.NameChangeRefused;
import dev.confab.schemas.user.NameChangeStarted;
import dev.confab.schemas.user.NameChanged;
import dev.confab.schemas.user.PasswordEnded;
import dev.confab.schemas.user.PasswordSet;
import dev.confab.schemas.user.PeopleEvent;
import dev.confab.schemas.user.RegistrationRefused;
import dev.confab.schemas.user.RegistrationStarted;
import dev.confab.schemas.user.RolesChanged;
import dev.confab.schemas.user.SessionEnded;
import dev.confab.schemas.user.SessionStored;
import dev.confab.schemas.user.UserFact;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns facts into rows: the only writer of a user's rows. */
public final class UserEvolver {
  private UserEvolver() {}

  /**
   * Folds one fact into the rows.
   *
   * @throws IllegalStateException if it has a version and is not the user's next
   */
  public static void evolve(UserFact fact, UserRows rows) {
    switch (fact) {
      case RegistrationStarted started -> start(started, rows);
      case ClaimGranted granted -> grant(granted, rows);
      case AccountRegistered registered ->
          end(registered.userId(), registered.version(), registered.at(), Status.REGISTERED, rows);
      case RegistrationRefused refused ->
          end(refused.userId(), refused.version(), refused.at(), Status.REFUSED, rows);
      case DisplayNameChanged changed -> rename(changed, rows);
      case NameChangeStarted started -> start(started, rows);
      case NameChanged changed -> change(changed, rows);
      case NameChangeRefused refused -> refuse(refused, rows);
      case PasswordSet set ->
          rows.putAccount(
              set.userId(),
              next(set.userId(), set.version(), set.at(), rows)
                  .withPassword(PasswordSet.digest(set.passwordHash())));
      case PasswordEnded ended -> endPassword(ended, rows);
      case SessionStored stored -> store(stored, rows);
      case SessionEnded ended -> rows.removeSession(ended.userId(), ended.sessionId());
      case EmailVerified verified ->
          rows.putAccount(
              verified.userId(), next(verified.userId(), verified.version(), verified.at(), rows));
      case MailTokenIssued issued ->
          rows.putMailToken(
              issued.userId(),
              MailTokenRow.after(rows.mailToken(issued.userId(), issued.kind()), issued));
      case MailTokenUsed used -> use(used, rows);
      case MailTokenEnded ended -> end(ended, rows);
      case RolesChanged changed ->
          rows.putAccount(
              changed.userId(),
              next(changed.userId(), changed.version(), changed.at(), rows)
                  .withRoles(Set.copyOf(changed.roles())));
      case DeletionRequested requested -> request(requested, rows);
      case DeletionCancelled cancelled -> cancel(cancelled, rows);
      case AccountErased erased -> erase(erased, rows);
      case PeopleEvent event -> change(event, rows);
      case ChatPreferenceEvent event -> change(event, rows);
    }
  }

  private static void start(RegistrationStarted started, UserRows rows) {
    AccountRow before = rows.account(started.userId());
    requireNext(started.userId(), started.version(), before == null ? 0 : before.version());
    Registration registration =
        new Registration(
            started.version(),
            started.at(),
            started.cause().contentHash(),
            started.usernameKey(),
            started.emailKey(),
            null);
    AccountProfile profile = started.content();
    rows.putAccount(
        started.userId(),
        AccountRow.pending(
            started.version(),
            started.at(),
            registration,
            profile == null ? null : Profiles.digest(new DisplayName(profile.displayName()))));
    rows.putDue(DueKind.CLAIMS, registration.dueAt(), started.userId(), started.version());
  }

  private static void grant(ClaimGranted granted, UserRows rows) {
    AccountRow account = next(granted.userId(), granted.version(), granted.at(), rows);
    rows.putAccount(
        granted.userId(),
        account.withRegistration(account.registration().withGranted(granted.nameKey())));
  }

  private static void end(UUID userId, long version, Instant at, Status status, UserRows rows) {
    AccountRow account = next(userId, version, at, rows).withStatus(status);
    rows.putAccount(userId, account);
    rows.removeDue(DueKind.CLAIMS, account.registration().dueAt(), userId);
  }

  private static void rename(DisplayNameChanged changed, UserRows rows) {
    UUID userId = changed.userId();
    rows.putAccount(
        userId,
        next(userId, changed.version(), changed.at(), rows)
            .withDisplayName(Profiles.digest(changed.content())));
    Imported imported = changed.imported();
    if (imported != null) {
      rows.putImportedPosition(userId, imported.source(), imported.position());
    }
  }

  private static void start(NameChangeStarted started, UserRows rows) {
    UUID userId = started.userId();
    NameChange change =
        new NameChange(started.version(), started.at(), started.kind(), started.nameKey());
    rows.putAccount(
        userId, next(userId, started.version(), started.at(), rows).withNameChange(change));
    rows.putDue(DueKind.CLAIMS, change.dueAt(), userId, started.version());
  }

  private static void change(NameChanged changed, UserRows rows) {
    AccountRow account = next(changed.userId(), changed.version(), changed.at(), rows);
    NameChange change = waiting(account, changed.userId(), changed.startedVersion());
    rows.removeDue(DueKind.CLAIMS, change.dueAt(), changed.userId());
    Registration registration = account.registration().withName(change.kind(), change.nameKey());
    rows.putAccount(changed.userId(), account.withNameChange(null).withRegistration(registration));
  }

  private static void change(PeopleEvent event, UserRows rows) {
    AccountRow account = next(event.userId(), event.version(), event.at(), rows);
    rows.putAccount(event.userId(), PeopleEvolver.account(event, account));
    PeopleEvolver.evolve(event, rows.people());
  }

  private static void change(ChatPreferenceEvent event, UserRows rows) {
    UUID userId = event.userId();
    rows.putAccount(userId, next(userId, event.version(), event.at(), rows));
    ChatPreferenceEvolver.evolve(event, rows.chatPreferences());
  }

  private static void refuse(NameChangeRefused refused, UserRows rows) {
    AccountRow account = next(refused.userId(), refused.version(), refused.at(), rows);
    NameChange change = waiting(account, refused.userId(), refused.startedVersion());
    rows.removeDue(DueKind.CLAIMS, change.dueAt(), refused.userId());
    rows.putAccount(refused.userId(), account.withNameChange(null));
  }

  private static NameChange waiting(AccountRow account, UUID userId, long startedVersion) {
    NameChange change = account.nameChange();
    if (change == null || change.startedVersion() != startedVersion) {
      throw new IllegalStateException("no change " + startedVersion + " of " + userId + " waits");
    }
    return change;
  }

  private static void endPassword(PasswordEnded ended, UserRows rows) {
    AccountRow account = rows.account(ended.userId());
    if (account != null) {
      rows.putAccount(ended.userId(), account.withPassword(null));
    }
  }

  private static void store(SessionStored stored, UserRows rows) {
    UUID userId = stored.userId();
    rows.putAccount(userId, next(userId, stored.version(), stored.at(), rows));
    rows.putSession(
        userId,
        new SessionRow(
            stored.sessionId(),
            stored.refreshHash(),
            stored.createdAt(),
            stored.device(),
            stored.expiresAt()));
  }

  private static void use(MailTokenUsed used, UserRows rows) {
    MailTokenRow token = rows.mailToken(used.userId(), used.kind());
    if (token == null || token.no() != used.no()) {
      throw new IllegalStateException("a token was used that is not the newest one");
    }
    rows.putMailToken(used.userId(), token.usedFor(used.contentHash()));
  }

  private static void end(MailTokenEnded ended, UserRows rows) {
    MailTokenRow token = rows.mailToken(ended.userId(), ended.kind());
    if (token != null) {
      rows.putMailToken(ended.userId(), token.endedAt(ended.at()));
    }
  }

  private static void request(DeletionRequested requested, UserRows rows) {
    UUID userId = requested.userId();
    Deletion deletion = new Deletion(requested.version(), requested.eraseAt());
    rows.putAccount(
        userId, next(userId, requested.version(), requested.at(), rows).withDeletion(deletion));
    rows.putDue(DueKind.ERASURE, deletion.eraseAt(), userId, requested.version());
  }

  private static void cancel(DeletionCancelled cancelled, UserRows rows) {
    UUID userId = cancelled.userId();
    AccountRow account = next(userId, cancelled.version(), cancelled.at(), rows);
    takeBack(account.deletion(), userId, rows);
    rows.putAccount(userId, account.withDeletion(null));
  }

  private static void erase(AccountErased erased, UserRows rows) {
    UUID userId = erased.userId();
    AccountRow account = next(userId, erased.version(), erased.at(), rows);
    takeBack(account.deletion(), userId, rows);
    NameChange change = account.nameChange();
    if (change != null) {
      rows.removeDue(DueKind.CLAIMS, change.dueAt(), userId);
    }
    rows.erase(userId, new ErasedRow(erased.version(), erased.at()));
  }

  private static void takeBack(@Nullable Deletion deletion, UUID userId, UserRows rows) {
    if (deletion != null) {
      rows.removeDue(DueKind.ERASURE, deletion.eraseAt(), userId);
    }
  }

  private static AccountRow next(UUID userId, long version, Instant at, UserRows rows) {
    AccountRow account = rows.account(userId);
    if (account == null) {
      throw new IllegalStateException("fact " + version + " of " + userId + ", who never began");
    }
    requireNext(userId, version, account.version());
    return account.after(version, at);
  }

  private static void requireNext(UUID userId, long version, long last) {
    if (version != last + 1) {
      throw new IllegalStateException("fact " + version + " of " + userId + " after " + last);
    }
  }
}
