package dev.confab.ingest.people;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.command.UserChanges;
import dev.confab.ingest.request.Parameters;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.http.ProblemException;
import dev.confab.platform.query.Presence;
import dev.confab.platform.query.PresenceQuery;
import dev.confab.platform.query.ShownPresence;
import dev.confab.platform.query.Views;
import dev.confab.platform.token.Principal;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.UUID;

/** {@code /api/users/{id}/presence}: is somebody there, and when were they last? */
final class PresenceRoutes implements HttpModule {
  private final Authentication authentication;
  private final Views views;
  private final UserChanges changes;

  PresenceRoutes(Authentication authentication, Views views, UserChanges changes) {
    this.authentication = authentication;
    this.views = views;
    this.changes = changes;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.get("/api/users/{id}/presence", authentication.user(this::show));
  }

  private void show(Context ctx, Principal principal) {
    UUID userId = Parameters.pathId(ctx, "id");
    UUID viewer = principal.userId();
    long version = changes.version(ctx, principal, userId);
    Presence presence =
        views.presences(List.of(new PresenceQuery(userId, List.of(viewer), version))).stream()
            .findFirst()
            .orElseThrow(
                () ->
                    ProblemException.of(404, "user_not_found", "There is no user " + userId + "."));
    ctx.json(ShownPresence.of(presence, viewer));
  }
}
