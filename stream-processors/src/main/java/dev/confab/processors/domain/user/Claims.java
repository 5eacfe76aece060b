package dev.confab.processors.domain.user;

import dev.confab.processors.domain.user.AccountRow.Status;
import dev.confab.schemas.name.ClaimName;
import dev.confab.schemas.name.NameCommand;
import dev.confab.schemas.name.NameKind;
import dev.confab.schemas.name.ReleaseName;
import dev.confab.schemas.user.AccountRegistered;
import dev.confab.schemas.user.AnswerClaim;
import dev.confab.schemas.user.ClaimGranted;
import dev.confab.schemas.user.ExpireRegistration;
import dev.confab.schemas.user.PasswordEnded;
import dev.confab.schemas.user.RegistrationRefused;
import dev.confab.schemas.user.UserFact;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * How a registration ends: with all names, or with none; and to whom else an answer belongs.
 *
 * <p>Answers may come late, twice or never. An answer counts for the attempt that it names. A grant
 * that nobody waits for gives the name back, unless the user has or claims that name: then it is
 * theirs, or the claim that is under way behind the release decides.
 */
final class Claims {
  private Claims() {}

  static UserDecision answer(AnswerClaim answer, Turn turn) {
    AccountRow account = turn.account();
    if (account == null) {
      return unasked(answer, turn);
    }
    Registration registration = account.registration();
    boolean named = registration.claims(answer.nameKey());
    return switch (account.status()) {
      case PENDING -> {
        if (!named) {
          yield unasked(answer, turn);
        }
        // An answer to an earlier attempt: that attempt has released the name, this one claimed it.
        yield answer.startedVersion() == registration.startedVersion()
            ? counted(answer, registration, turn)
            : UserDecision.repeated(turn.again());
      }
      case REGISTERED -> {
        NameChange change = account.nameChange();
        if (change != null && change.nameKey().equals(answer.nameKey())) {
          // As above: what an earlier attempt claimed, it has released before this one claimed it.
          yield answer.startedVersion() == change.startedVersion()
              ? NameChanges.answered(answer, change, account, turn)
              : UserDecision.repeated(turn.again());
        }
        yield named ? UserDecision.repeated(turn.again()) : unasked(answer, turn);
      }
      case REFUSED -> unasked(answer, turn);
    };
  }

  static UserDecision expire(ExpireRegistration command, Turn turn) {
    AccountRow account = turn.account();
    if (account == null) {
      return UserDecision.repeated(turn.again());
    }
    if (account.status() == Status.PENDING
        && account.registration().startedVersion() == command.startedVersion()) {
      return refused("registration_expired", account.registration(), turn);
    }
    NameChange change = account.nameChange();
    return change != null && change.startedVersion() == command.startedVersion()
        ? NameChanges.expired(change, turn)
        : UserDecision.repeated(turn.again());
  }

  private static UserDecision unasked(AnswerClaim answer, Turn turn) {
    List<NameCommand> release =
        answer.granted()
            ? List.of(release(answer.nameKey(), answer.startedVersion(), turn))
            : List.of();
    return new UserDecision(turn.again(), List.of(), release);
  }

  private static UserDecision counted(AnswerClaim answer, Registration registration, Turn turn) {
    UUID nameKey = answer.nameKey();
    if (!answer.granted()) {
      boolean username = nameKey.equals(registration.usernameKey());
      return refused(username ? "username_taken" : "email_taken", registration, turn);
    }
    if (registration.completedBy(nameKey)) {
      return UserDecision.accepted(turn.done(turn.nextVersion()), registered(registration, turn));
    }
    UUID next = registration.emailKey();
    return next == null || nameKey.equals(registration.granted())
        ? UserDecision.repeated(turn.again())
        : new UserDecision(
            turn.done(turn.nextVersion()),
            List.of(new ClaimGranted(turn.userId(), turn.nextVersion(), turn.at(), nameKey)),
            List.of(claimEmail(next, registration, turn)));
  }

  private static List<UserFact> registered(Registration registration, Turn turn) {
    List<UserFact> facts = new ArrayList<>();
    facts.add(new AccountRegistered(turn.userId(), turn.nextVersion(), turn.at()));
    UUID emailKey = registration.emailKey();
    if (emailKey != null) {
      facts.add(MailTokens.first(emailKey, turn));
    }
    return facts;
  }

  private static ClaimName claimEmail(UUID emailKey, Registration registration, Turn turn) {
    return new ClaimName(
        emailKey, turn.userId(), NameKind.EMAIL, registration.startedVersion(), turn.at());
  }

  private static UserDecision refused(String code, Registration registration, Turn turn) {
    List<UserFact> facts = new ArrayList<>();
    facts.add(new RegistrationRefused(turn.userId(), turn.nextVersion(), turn.at(), code));
    if (!registration.imported()) {
      facts.add(new PasswordEnded(turn.userId()));
    }
    // Claims that were not answered are released too, behind the claim; what was never claimed is
    // not theirs, and the release does nothing.
    List<NameCommand> releases = new ArrayList<>();
    for (UUID nameKey : registration.nameKeys()) {
      releases.add(release(nameKey, registration.startedVersion(), turn));
    }
    return new UserDecision(turn.done(turn.nextVersion()), facts, releases);
  }

  private static ReleaseName release(UUID nameKey, long startedVersion, Turn turn) {
    return new ReleaseName(nameKey, turn.userId(), startedVersion, turn.at());
  }
}
