package dev.confab.ingest.account;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.access.Limits;
import dev.confab.ingest.request.ClientKeys;
import dev.confab.ingest.request.JsonBody;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.token.Principal;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.UUID;

/** {@code /api/auth}: accounts and sessions. */
final class AuthRoutes implements HttpModule {
  private final Authentication authentication;
  private final Limits limits;
  private final Registration registration;
  private final Credentials credentials;
  private final Sessions sessions;

  AuthRoutes(
      Authentication authentication,
      Limits limits,
      Registration registration,
      Credentials credentials,
      Sessions sessions) {
    this.authentication = authentication;
    this.limits = limits;
    this.registration = registration;
    this.credentials = credentials;
    this.sessions = sessions;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.post("/api/auth/register", authentication.anybody(this::register));
    config.routes.post("/api/auth/login", authentication.anybody(this::logIn));
    config.routes.post("/api/auth/refresh", authentication.anybody(this::refresh));
    config.routes.post("/api/auth/logout", authentication.user(this::logOut));
  }

  private void register(Context ctx) {
    JsonBody body = JsonBody.of(ctx);
    String username = Rules.username(body);
    String email = Rules.email(body);
    String password = Rules.newPassword("password", body, username, email);
    Registration.Wish wish =
        new Registration.Wish(username, email, password, ClientKeys.keyOrNull(ctx));
    Registered registered = limits.registration(ctx.ip(), () -> registration.register(wish));
    ctx.status(201).json(registered);
  }

  private void logIn(Context ctx) {
    JsonBody body = JsonBody.of(ctx);
    String login = body.text("login", 1, 254);
    String password = body.secret("password", 1, 128);
    UUID userId =
        limits.logIn(
            ctx.ip(), credentials.nameKey(login), () -> credentials.check(login, password));
    answer(ctx, sessions.open(userId, Devices.of(ctx)));
  }

  private void refresh(Context ctx) {
    answer(ctx, sessions.rotate(JsonBody.of(ctx).secret("refreshToken", 1, 256)));
  }

  private void logOut(Context ctx, Principal principal) {
    sessions.close(principal);
    ctx.status(204);
  }

  private static void answer(Context ctx, Tokens tokens) {
    ctx.header("Cache-Control", "no-store");
    ctx.json(tokens);
  }
}
