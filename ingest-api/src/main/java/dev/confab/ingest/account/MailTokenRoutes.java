package dev.confab.ingest.account;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.request.JsonBody;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.token.Principal;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;

/** {@code /api/auth}: what mailed tokens are for. */
final class MailTokenRoutes implements HttpModule {
  private static final int MAX_TOKEN_CHARS = 256;

  private final Authentication authentication;
  private final MailedTokens tokens;

  MailTokenRoutes(Authentication authentication, MailedTokens tokens) {
    this.authentication = authentication;
    this.tokens = tokens;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.post("/api/auth/verify-email", authentication.anybody(this::verify));
    config.routes.post("/api/auth/verify-email/resend", authentication.user(this::resend));
    config.routes.post("/api/auth/password/forgot", authentication.anybody(this::forgot));
    config.routes.post("/api/auth/password/reset", authentication.anybody(this::reset));
  }

  private void verify(Context ctx) {
    tokens.verify(token(JsonBody.of(ctx)));
    ctx.status(204);
  }

  private void resend(Context ctx, Principal principal) {
    tokens.requestVerification(principal.userId());
    ctx.status(202);
  }

  private void forgot(Context ctx) {
    tokens.requestReset(Rules.email(JsonBody.of(ctx)));
    ctx.status(202);
  }

  private void reset(Context ctx) {
    JsonBody body = JsonBody.of(ctx);
    String token = token(body);
    tokens.reset(token, Rules.newPassword("newPassword", body));
    ctx.status(204);
  }

  private static String token(JsonBody body) {
    return body.text("token", 1, MAX_TOKEN_CHARS);
  }
}
