package dev.confab.ingest.account;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.command.Commands;
import dev.confab.ingest.request.JsonBody;
import dev.confab.ingest.request.Parameters;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.token.Principal;
import dev.confab.schemas.outcome.Accepted;
import dev.confab.schemas.user.AccountRole;
import dev.confab.schemas.user.ChangeRoles;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** {@code /api/users/{id}/roles}: what somebody may do, for admins. */
final class RoleRoutes implements HttpModule {
  /** Everybody is a user: it may be said, and says nothing. */
  private static final Map<String, Optional<AccountRole>> ROLES =
      Map.of(
          "user", Optional.empty(),
          "moderator", Optional.of(AccountRole.MODERATOR),
          "admin", Optional.of(AccountRole.ADMIN));

  private final Authentication authentication;
  private final Directory directory;
  private final Commands commands;
  private final AfterCommit afterCommit;
  private final InstantSource clock;

  /** Somebody's roles, as JSON. */
  record Held(UUID userId, List<String> roles) {}

  RoleRoutes(
      Authentication authentication,
      Directory directory,
      Commands commands,
      AfterCommit afterCommit,
      InstantSource clock) {
    this.authentication = authentication;
    this.directory = directory;
    this.commands = commands;
    this.afterCommit = afterCommit;
    this.clock = clock;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.get("/api/users/{id}/roles", authentication.admin(this::show));
    config.routes.put("/api/users/{id}/roles", authentication.admin(this::change));
  }

  private void show(Context ctx, Principal admin) {
    UUID userId = Parameters.pathId(ctx, "id");
    ctx.json(new Held(userId, Roles.names(directory.get(userId).roles())));
  }

  private void change(Context ctx, Principal admin) {
    UUID userId = Parameters.pathId(ctx, "id");
    List<AccountRole> wanted =
        JsonBody.of(ctx).choices("roles", ROLES).stream()
            .flatMap(Optional::stream)
            .distinct()
            .sorted()
            .toList();
    Accepted accepted =
        commands.send(new ChangeRoles(userId, admin.userId(), wanted, clock.instant()));
    afterCommit.account(userId, accepted);
    ctx.json(new Held(userId, Roles.names(wanted)));
  }
}
