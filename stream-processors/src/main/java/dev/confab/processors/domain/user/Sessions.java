package dev.confab.processors.domain.user;

import dev.confab.processors.domain.Verdict.Rejected;
import dev.confab.schemas.user.CloseSession;
import dev.confab.schemas.user.CloseSessions;
import dev.confab.schemas.user.OpenSession;
import dev.confab.schemas.user.RotateSession;
import dev.confab.schemas.user.SessionEnded;
import dev.confab.schemas.user.SessionStored;
import dev.confab.schemas.user.UserFact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Log-ins. */
final class Sessions {
  /** Sessions of one user: more devices than people have, few enough to read in one go. */
  static final int MAX = 32;

  /** Longest name of a device, in UTF-16 characters: browsers write some 130. */
  static final int MAX_DEVICE_CHARS = 200;

  private static final Comparator<SessionRow> FIRST_TO_EXPIRE =
      Comparator.comparing(SessionRow::expiresAt).thenComparing(SessionRow::sessionId);

  private Sessions() {}

  static UserDecision open(OpenSession command, Turn turn) {
    AccountRow account = turn.account();
    if (account == null || !turn.registered()) {
      return Turn.accountNotFound();
    }
    if (!account.roles().containsAll(command.roles())) {
      return rolesChanged();
    }
    String device = command.device();
    if (device != null && device.length() > MAX_DEVICE_CHARS) {
      return UserDecision.rejected(
          "invalid_device",
          "a device of at most " + MAX_DEVICE_CHARS + " characters",
          "it has " + device.length());
    }
    if (turn.state().session(turn.userId(), command.sessionId()) != null) {
      return UserDecision.repeated(turn.again()); // ids are drawn: it is the same wish again
    }
    List<UserFact> facts = new ArrayList<>();
    List<SessionRow> sessions = turn.state().sessions(turn.userId());
    if (sessions.size() >= MAX) {
      sessions.stream()
          .min(FIRST_TO_EXPIRE)
          .ifPresent(first -> facts.add(new SessionEnded(turn.userId(), first.sessionId())));
    }
    facts.add(
        stored(
            turn,
            new SessionRow(
                command.sessionId(),
                command.refreshHash(),
                turn.at(),
                device,
                command.expiresAt())));
    return UserDecision.accepted(turn.done(turn.nextVersion()), facts);
  }

  static UserDecision rotate(RotateSession command, Turn turn) {
    AccountRow account = turn.account();
    SessionRow session = turn.state().session(turn.userId(), command.sessionId());
    if (account == null || session == null) {
      return UserDecision.rejected("session_not_found", "a session with this id", "there is none");
    }
    if (!command.issuedAt().isBefore(session.expiresAt())) {
      return UserDecision.rejected(
          "session_expired", "a session that lasts", "it ended at " + session.expiresAt());
    }
    if (session.refreshHash().equals(command.refreshHash())) {
      return UserDecision.repeated(turn.again()); // only the very same wish has the next secret
    }
    if (!session.refreshHash().equals(command.presentedHash())) {
      return revoked(command, turn);
    }
    return account.roles().containsAll(command.roles())
        ? UserDecision.accepted(
            turn.done(turn.nextVersion()),
            List.of(
                stored(
                    turn,
                    new SessionRow(
                        session.sessionId(),
                        command.refreshHash(),
                        session.createdAt(),
                        session.device(),
                        command.expiresAt()))))
        : rolesChanged();
  }

  static UserDecision close(CloseSession command, Turn turn) {
    return turn.state().session(turn.userId(), command.sessionId()) == null
        ? UserDecision.repeated(turn.again())
        : UserDecision.accepted(
            turn.done(turn.version()),
            List.of(new SessionEnded(turn.userId(), command.sessionId())));
  }

  static UserDecision close(CloseSessions command, Turn turn) {
    List<UserFact> facts = new ArrayList<>(endsOfAllBut(command.sessionId(), turn));
    if (turn.state().session(turn.userId(), command.sessionId()) != null) {
      facts.add(new SessionEnded(turn.userId(), command.sessionId()));
    }
    return facts.isEmpty()
        ? UserDecision.repeated(turn.again())
        : UserDecision.accepted(turn.done(turn.version()), facts);
  }

  /** The ends of all of a user's sessions. */
  static List<SessionEnded> endsOfAll(Turn turn) {
    return turn.state().sessions(turn.userId()).stream()
        .map(session -> new SessionEnded(turn.userId(), session.sessionId()))
        .toList();
  }

  /** The ends of all of a user's sessions, but one. */
  static List<SessionEnded> endsOfAllBut(UUID kept, Turn turn) {
    return turn.state().sessions(turn.userId()).stream()
        .map(SessionRow::sessionId)
        .filter(sessionId -> !sessionId.equals(kept))
        .map(sessionId -> new SessionEnded(turn.userId(), sessionId))
        .toList();
  }

  /**
   * A secret that was used up has two holders, one of them a thief: the session ends for both. The
   * one rejection that comes with a fact.
   */
  private static UserDecision revoked(RotateSession command, Turn turn) {
    return new UserDecision(
        Rejected.of("refresh_reused", "the newest refresh token", "it is an older one"),
        List.of(new SessionEnded(turn.userId(), command.sessionId())),
        List.of());
  }

  /** Front nodes know roles from a view, which may be behind: no token states what was taken. */
  private static UserDecision rolesChanged() {
    return UserDecision.rejected("roles_changed", "roles that the user has", "one was taken");
  }

  private static SessionStored stored(Turn turn, SessionRow session) {
    return new SessionStored(
        turn.userId(),
        turn.nextVersion(),
        turn.at(),
        session.sessionId(),
        session.refreshHash(),
        session.createdAt(),
        session.device(),
        session.expiresAt());
  }
}
