package dev.confab.processors.domain.user;

import dev.confab.processors.domain.Verdict.Rejected;
import dev.confab.schemas.name.ClaimName;
import dev.confab.schemas.name.NameCommand;
import dev.confab.schemas.name.NameKind;
import dev.confab.schemas.name.ReleaseName;
import dev.confab.schemas.user.AnswerClaim;
import dev.confab.schemas.user.ChangeName;
import dev.confab.schemas.user.MailTokenKind;
import dev.confab.schemas.user.NameChangeRefused;
import dev.confab.schemas.user.NameChangeStarted;
import dev.confab.schemas.user.NameChanged;
import dev.confab.schemas.user.UserFact;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a user comes to another username or e-mail address: the new one is claimed, and only once it
 * is granted the old one is released, in the same transaction that makes the new one count.
 * Whatever stops in between leaves both with the user, never neither, and goes on when it can.
 */
final class NameChanges {
  private NameChanges() {}

  static UserDecision change(ChangeName command, Turn turn) {
    AccountRow account = turn.account();
    if (account == null || !turn.registered()) {
      return Turn.accountNotFound();
    }
    Rejected fault = fault(command, account, turn);
    if (fault != null) {
      return UserDecision.rejected(fault);
    }
    NameChange pending = account.nameChange();
    if (pending != null) {
      return pending.nameKey().equals(command.nameKey())
          ? UserDecision.repeated(turn.again())
          : UserDecision.rejected(
              "name_change_pending", "no other change of a name", "one is under way");
    }
    NameChangeStarted started =
        new NameChangeStarted(
            turn.userId(),
            turn.nextVersion(),
            turn.at(),
            command.kind(),
            command.content(),
            command.sealed(),
            command.nameKey());
    return command.nameKey().equals(account.registration().nameKey(command.kind()))
        ? respelled(started, turn)
        : new UserDecision(turn.done(started.version()), List.of(started), List.of(claim(started)));
  }

  /** What the answer means to the change that waits for it. */
  static UserDecision answered(
      AnswerClaim answer, NameChange change, AccountRow account, Turn turn) {
    if (!answer.granted()) {
      return refused(taken(change.kind()), change, turn);
    }
    UUID old = account.registration().nameKey(change.kind());
    List<NameCommand> release = old == null ? List.of() : List.of(release(old, change, turn));
    return new UserDecision(
        turn.done(turn.nextVersion()),
        changed(turn.nextVersion(), change.startedVersion(), change.kind(), change.nameKey(), turn),
        release);
  }

  static UserDecision expired(NameChange change, Turn turn) {
    return refused("name_change_expired", change, turn);
  }

  /** The same name written in another way: it is the user's already. */
  private static UserDecision respelled(NameChangeStarted started, Turn turn) {
    long version = started.version() + 1;
    List<UserFact> facts = new ArrayList<>();
    facts.add(started);
    facts.addAll(changed(version, started.version(), started.kind(), started.nameKey(), turn));
    return UserDecision.accepted(turn.done(version), facts);
  }

  /**
   * The name is released even if the claim was refused: a late copy of an earlier attempt's claim
   * may have got it since. What is not the user's stays with its owner.
   */
  private static UserDecision refused(String code, NameChange change, Turn turn) {
    NameChangeRefused refused =
        new NameChangeRefused(
            turn.userId(), turn.nextVersion(), turn.at(), change.startedVersion(), code);
    return new UserDecision(
        turn.done(refused.version()),
        List.of(refused),
        List.of(release(change.nameKey(), change, turn)));
  }

  /**
   * An address is as good as the password: whoever changes it has shown that they know it. And each
   * change sends a mail.
   */
  private static @Nullable Rejected fault(ChangeName command, AccountRow account, Turn turn) {
    if ((command.content() == null) == (command.sealed() == null)) {
      return Rejected.of(
          "invalid_name", "either a plain or a sealed name", "there are both or none");
    }
    return switch (command.kind()) {
      case UNKNOWN -> Rejected.of("invalid_name", "a kind of name", "it is unknown");
      case USERNAME -> null;
      case EMAIL ->
          command.verifiedHash() == null || !command.verifiedHash().equals(account.password())
              ? Rejected.of(
                  "password_changed", "the password that was checked to be the newest", "it is not")
              : MailTokens.tooMany(MailTokenKind.EMAIL_VERIFICATION, turn);
    };
  }

  private static String taken(NameKind kind) {
    return kind == NameKind.EMAIL ? "email_taken" : "username_taken";
  }

  private static List<UserFact> changed(
      long version, long startedVersion, NameKind kind, UUID nameKey, Turn turn) {
    List<UserFact> facts = new ArrayList<>();
    facts.add(new NameChanged(turn.userId(), version, turn.at(), startedVersion));
    if (kind == NameKind.EMAIL) {
      facts.addAll(MailTokens.afresh(nameKey, version, turn));
    }
    return facts;
  }

  private static ClaimName claim(NameChangeStarted started) {
    return new ClaimName(
        started.nameKey(), started.userId(), started.kind(), started.version(), started.at());
  }

  private static ReleaseName release(UUID nameKey, NameChange change, Turn turn) {
    return new ReleaseName(nameKey, turn.userId(), change.startedVersion(), turn.at());
  }
}
