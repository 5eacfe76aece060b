package dev.confab.ingest.people;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.command.UserChanges;
import dev.confab.ingest.request.JsonBody;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.query.Views;
import dev.confab.platform.token.Principal;
import dev.confab.schemas.user.ChangeSettings;
import dev.confab.schemas.user.UserSettings;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.UUID;

/** {@code /api/users/me/settings}: what people want of clients and notifications. */
final class SettingsRoutes implements HttpModule {
  private final Authentication authentication;
  private final Views views;
  private final UserChanges changes;

  SettingsRoutes(Authentication authentication, Views views, UserChanges changes) {
    this.authentication = authentication;
    this.views = views;
    this.changes = changes;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.get("/api/users/me/settings", authentication.user(this::show));
    config.routes.put("/api/users/me/settings", authentication.user(this::change));
  }

  private void show(Context ctx, Principal principal) {
    UUID userId = principal.userId();
    ctx.json(SettingsJson.of(views.settings(userId, changes.version(ctx, principal, userId))));
  }

  private void change(Context ctx, Principal principal) {
    UserSettings settings = SettingsJson.read(JsonBody.of(ctx));
    changes.send(ctx, principal, at -> new ChangeSettings(principal.userId(), settings, null, at));
    ctx.json(SettingsJson.of(settings));
  }
}
