package dev.confab.ingest.account;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.consistency.Consistency;
import dev.confab.ingest.consistency.OwnWrites;
import dev.confab.ingest.request.JsonBody;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.query.Account;
import dev.confab.platform.token.Principal;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;

/** {@code /api/users/me/…}: what people change about their own accounts. */
final class OwnAccountRoutes implements HttpModule {
  private final Authentication authentication;
  private final PasswordChange passwords;
  private final UsernameChange usernames;
  private final OwnWrites writes;

  OwnAccountRoutes(
      Authentication authentication,
      PasswordChange passwords,
      UsernameChange usernames,
      OwnWrites writes) {
    this.authentication = authentication;
    this.passwords = passwords;
    this.usernames = usernames;
    this.writes = writes;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.put("/api/users/me/password", authentication.user(this::password));
    config.routes.put("/api/users/me/username", authentication.user(this::username));
  }

  private void password(Context ctx, Principal principal) {
    JsonBody body = JsonBody.of(ctx);
    String current = body.secret("currentPassword", 1, 128);
    passwords.change(principal, ctx.ip(), current, Rules.newPassword("newPassword", body));
    ctx.status(204);
  }

  private void username(Context ctx, Principal principal) {
    Consistency consistency = Consistency.of(ctx, principal.userId(), writes);
    Account account = usernames.change(principal, Rules.username(JsonBody.of(ctx)));
    consistency.userChanged(account.userId(), account.version());
    ctx.json(UserRoutes.Me.of(account));
  }
}
