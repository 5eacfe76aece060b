package dev.confab.ingest.account;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.request.JsonBody;
import dev.confab.ingest.request.Parameters;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.token.Principal;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.Instant;

/** {@code /api/users/…/deletion}: the end of accounts, and their staying after all. */
final class DeletionRoutes implements HttpModule {
  private final Authentication authentication;
  private final Deletion deletion;

  /** What will become of an account, as JSON. */
  record Requested(Instant eraseAt) {}

  DeletionRoutes(Authentication authentication, Deletion deletion) {
    this.authentication = authentication;
    this.deletion = deletion;
  }

  @Override
  public void configure(JavalinConfig config) {
    // The first route that matches answers: me stands before {id}.
    config.routes.post("/api/users/me/deletion", authentication.user(this::request));
    config.routes.delete("/api/users/me/deletion", authentication.user(this::cancel));
    config.routes.post("/api/users/{id}/deletion", authentication.admin(this::requestOther));
    config.routes.delete("/api/users/{id}/deletion", authentication.admin(this::cancelOther));
  }

  private void request(Context ctx, Principal principal) {
    String password = JsonBody.of(ctx).secret("currentPassword", 1, 128);
    ctx.json(new Requested(deletion.request(principal, ctx.ip(), password)));
  }

  private void cancel(Context ctx, Principal principal) {
    deletion.cancel(principal.userId(), principal);
    ctx.status(204);
  }

  private void requestOther(Context ctx, Principal admin) {
    ctx.json(new Requested(deletion.request(Parameters.pathId(ctx, "id"), admin)));
  }

  private void cancelOther(Context ctx, Principal admin) {
    deletion.cancel(Parameters.pathId(ctx, "id"), admin);
    ctx.status(204);
  }
}
