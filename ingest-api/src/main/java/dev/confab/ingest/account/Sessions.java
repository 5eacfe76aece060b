package dev.confab.ingest.account;

import dev.confab.ingest.command.Commands;
import dev.confab.platform.http.ProblemException;
import dev.confab.platform.query.Account;
import dev.confab.platform.query.Session;
import dev.confab.platform.query.Views;
import dev.confab.platform.token.Principal;
import dev.confab.platform.token.TokenIssuer;
import dev.confab.schemas.outcome.Accepted;
import dev.confab.schemas.user.AccountRole;
import dev.confab.schemas.user.CloseSession;
import dev.confab.schemas.user.CloseSessions;
import dev.confab.schemas.user.OpenSession;
import dev.confab.schemas.user.RotateSession;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Opens, continues and ends sessions. The user aggregate keeps them; an access token is believed
 * until its end, or until this node hears that its session has ended.
 */
final class Sessions {
  private static final Duration REFRESH_LIFETIME = Duration.ofDays(7);

  private static final UUID NONE = new UUID(0, 0);

  private final Commands commands;
  private final Views views;
  private final AfterCommit afterCommit;
  private final TokenIssuer issuer;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  Sessions(
      Commands commands,
      Views views,
      AfterCommit afterCommit,
      TokenIssuer issuer,
      InstantSource clock) {
    this.commands = commands;
    this.views = views;
    this.afterCommit = afterCommit;
    this.issuer = issuer;
    this.clock = clock;
  }

  /**
   * Opens a session for somebody whose password was right.
   *
   * @param device what it is opened from
   */
  Tokens open(Account account, @Nullable String device) {
    Instant now = clock.instant();
    UUID userId = account.userId();
    List<AccountRole> roles = Roles.known(account);
    RefreshToken refresh = RefreshToken.draw(userId, UUID.randomUUID(), random);
    try {
      commands.send(
          new OpenSession(
              userId,
              refresh.sessionId(),
              refresh.secretHash(),
              now.plus(REFRESH_LIFETIME),
              device,
              now,
              roles));
    } catch (ProblemException e) {
      // Erased while the password was checked: an account that nobody has.
      throw e.code().equals("account_not_found") ? Credentials.invalid() : e;
    }
    return tokens(refresh, roles, now);
  }

  /** Takes a refresh token and gives the next ones. */
  Tokens rotate(String refreshToken) {
    Instant now = clock.instant();
    RefreshToken presented =
        RefreshToken.parse(refreshToken).orElseThrow(Sessions::invalidRefreshToken);
    List<AccountRole> roles =
        views.account(presented.userId()).map(Roles::known).orElseGet(List::of);
    RefreshToken next = RefreshToken.draw(presented.userId(), presented.sessionId(), random);
    commands.send(
        new RotateSession(
            presented.userId(),
            presented.sessionId(),
            presented.secretHash(),
            next.secretHash(),
            now.plus(REFRESH_LIFETIME),
            now,
            roles));
    return tokens(next, roles, now);
  }

  /** Ends the caller's session; one that is over already is not an error. */
  void close(Principal principal) {
    commands.send(new CloseSession(principal.userId(), principal.sessionId(), clock.instant()));
  }

  /** The caller's sessions that last. */
  List<Session> of(Principal caller) {
    Instant now = clock.instant();
    return views.sessions(caller.userId(), caller.sessionId()).stream()
        .filter(session -> now.isBefore(session.expiresAt()))
        .toList();
  }

  /** Ends one of the caller's sessions; false if they have none with this id. */
  boolean close(Principal caller, UUID sessionId) {
    boolean ended =
        !commands.send(new CloseSession(caller.userId(), sessionId, clock.instant())).repeated();
    if (ended) {
      afterCommit.sessionEnd(caller.userId(), sessionId);
    }
    return ended;
  }

  /** Ends all sessions of somebody; who has none, or is not there, has none afterwards. */
  void closeAll(UUID userId) {
    // No session asks: none of them ends last.
    commands.send(new CloseSessions(userId, NONE, clock.instant()));
  }

  /** Ends all of the caller's sessions. */
  void closeAll(Principal caller) {
    Accepted accepted =
        commands.send(new CloseSessions(caller.userId(), caller.sessionId(), clock.instant()));
    if (!accepted.repeated()) {
      afterCommit.sessionEnd(caller.userId(), caller.sessionId());
    }
  }

  /** The decider has confirmed the roles: they were the user's when the session was stored. */
  private Tokens tokens(RefreshToken refresh, List<AccountRole> roles, Instant now) {
    String access =
        issuer.issue(
            refresh.userId(),
            refresh.sessionId(),
            Roles.of(roles),
            now,
            TokenIssuer.ACCESS_LIFETIME);
    return new Tokens(
        access, refresh.text(), TokenIssuer.ACCESS_LIFETIME.toSeconds(), refresh.userId());
  }

  private static ProblemException invalidRefreshToken() {
    return ProblemException.of(401, "invalid_refresh_token", "This is no refresh token of ours.");
  }
}
