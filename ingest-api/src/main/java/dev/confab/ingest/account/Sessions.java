package dev.confab.ingest.account;

import dev.confab.ingest.command.Commands;
import dev.confab.platform.http.ProblemException;
import dev.confab.platform.token.Principal;
import dev.confab.platform.token.Role;
import dev.confab.platform.token.TokenIssuer;
import dev.confab.schemas.user.CloseSession;
import dev.confab.schemas.user.OpenSession;
import dev.confab.schemas.user.RotateSession;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;

/**
 * Opens, continues and ends sessions. The user aggregate keeps them; an access token is believed
 * until its end without asking, which is why it is short.
 */
final class Sessions {
  private static final Duration REFRESH_LIFETIME = Duration.ofDays(7);

  private final Commands commands;
  private final TokenIssuer issuer;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  Sessions(Commands commands, TokenIssuer issuer, InstantSource clock) {
    this.commands = commands;
    this.issuer = issuer;
    this.clock = clock;
  }

  /** Opens a session for somebody whose password was right. */
  Tokens open(UUID userId) {
    Instant now = clock.instant();
    RefreshToken refresh = RefreshToken.draw(userId, UUID.randomUUID(), random);
    commands.send(
        new OpenSession(
            userId, refresh.sessionId(), refresh.secretHash(), now.plus(REFRESH_LIFETIME), now));
    return tokens(refresh, now);
  }

  /** Takes a refresh token and gives the next ones. */
  Tokens rotate(String refreshToken) {
    Instant now = clock.instant();
    RefreshToken presented =
        RefreshToken.parse(refreshToken).orElseThrow(Sessions::invalidRefreshToken);
    RefreshToken next = RefreshToken.draw(presented.userId(), presented.sessionId(), random);
    commands.send(
        new RotateSession(
            presented.userId(),
            presented.sessionId(),
            presented.secretHash(),
            next.secretHash(),
            now.plus(REFRESH_LIFETIME),
            now));
    return tokens(next, now);
  }

  /** Ends the caller's session; one that is over already is not an error. */
  void close(Principal principal) {
    commands.send(new CloseSession(principal.userId(), principal.sessionId(), clock.instant()));
  }

  private Tokens tokens(RefreshToken refresh, Instant now) {
    String access =
        issuer.issue(
            refresh.userId(),
            refresh.sessionId(),
            Set.of(Role.USER),
            now,
            TokenIssuer.ACCESS_LIFETIME);
    return new Tokens(
        access, refresh.text(), TokenIssuer.ACCESS_LIFETIME.toSeconds(), refresh.userId());
  }

  private static ProblemException invalidRefreshToken() {
    return ProblemException.of(401, "invalid_refresh_token", "This is no refresh token of ours.");
  }
}
